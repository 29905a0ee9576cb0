using Portal.Web.Site;

namespace Portal.Web.Plans.Notices;

/// <summary>What was typed, once more before it counts.</summary>
/// <param name="Here">The address of the form.</param>
/// <param name="Content">What is declared.</param>
/// <param name="Localized">The texts of the reader.</param>
/// <param name="Confirm">What the button says that declares it.</param>
/// <param name="Charge">What the page says it costs, in minor units; null when it costs nothing.</param>
public sealed record CheckView(string Here, NoticeContent Content, LocalizedTexts Localized, string Confirm, long? Charge = null);

/// <summary>The field for the number of a contract: a choice for who is signed in and has several.</summary>
public sealed record NumberView(NoticeKind Kind, OwnContracts Own, string Number, string? Error);
