using Portal.Web.Provider;
using Portal.Web.Provider.Contact;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Contact;

/// <summary>How somebody wants to be reached, as they typed and chose it.</summary>
public sealed record ContactInput
{
    /// <summary>The texts are "Contact.Channel.{channel}".</summary>
    public static IReadOnlyList<string> Channels { get; } = [.. EnumNames.Of<ContactChannel>()];

    /// <summary>The texts are "Contact.CallTime.{time}".</summary>
    public static IReadOnlyList<string> CallTimes { get; } = [.. EnumNames.Of<CallTime>()];

    [Line(PhoneNumber.MaxLength)]
    public string Phone { get; init; } = "";

    [Line(PhoneNumber.MaxLength)]
    public string SecondPhone { get; init; } = "";

    [Choice("mail", "telephone", "letter", Missing = "Contact.ChannelMissing")]
    public string Channel { get; init; } = "";

    [Choice("any", "morning", "afternoon", "evening", Missing = "Contact.CallTimeMissing")]
    public string CallTime { get; init; } = "";

    /// <summary>The code of the language of mails and letters; "language" is the one of the page.</summary>
    [Choice("en", "de", "es", "pt", "ru", "ca", Missing = "Details.LanguageMissing")]
    public string Writes { get; init; } = "";

    public static ContactInput From(ContactOverview now) =>
        new()
        {
            Phone = now.Shown(now.Details.Phone) ?? "",
            SecondPhone = now.Shown(now.Details.SecondPhone) ?? "",
            Channel = now.Details.Channel.Word(),
            CallTime = now.Details.CallTime.Word(),
            Writes = now.Details.Language,
        };
}
