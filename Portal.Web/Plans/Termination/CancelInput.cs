using System.Globalization;
using Portal.Web.Messages;
using Portal.Web.Plans.Notices;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Plans.Termination;

/// <summary>What is asked of somebody who gives notice. No other question may be added: the law says these and no more.</summary>
public sealed record CancelInput
{
    public const string Ordinary = "ordinary";
    public const string Extraordinary = "extraordinary";

    private const int MaxYears = 5;

    [Choice(Ordinary, Extraordinary, Missing = "Leaving.Manner.Missing")]
    public string Manner { get; init; } = Ordinary;

    [Lines(NoticeContent.MaxReasonLength)]
    public string Reason { get; init; } = "";

    [Line(NoticeContent.MaxNameLength, Missing = "Leaving.Name.Missing")]
    public string Name { get; init; } = "";

    [Line(NoticeContent.MaxNumberLength, Missing = "Leaving.Number.Missing")]
    public string Number { get; init; } = "";

    /// <summary>The last day of the contract; empty for the earliest that is possible.</summary>
    [Line(20)]
    public string Day { get; init; } = "";

    [Recipient]
    public string Email { get; init; } = "";

    public bool IsExtraordinary => Manner == Extraordinary;

    /// <summary>The day as the field of a browser writes it, or as people of the language do where it is an ordinary line.</summary>
    public DateOnly? DayIn(Language language) =>
        DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParse(Day, language.Culture, DateTimeStyles.None, out day) ? day
        : null;

    /// <summary>What is wrong with the day, as the key of a text; null when nothing is.</summary>
    public string? WrongDay(Language language, DateOnly today) =>
        Day == "" ? null
        : DayIn(language) is not { } day ? "Leaving.Day.Shape"
        : day < today ? "Leaving.Day.Past"
        : day > today.AddYears(MaxYears) ? "Leaving.Day.Far"
        : null;

    public NoticeContent ContentIn(Language language) =>
        new()
        {
            Kind = NoticeKind.Terminate,
            Manner = IsExtraordinary ? NoticeManner.Extraordinary : NoticeManner.Ordinary,
            Reason = IsExtraordinary ? Reason : "",
            Name = Name,
            Number = Number,
            WantedOn = Day == "" ? null : DayIn(language),
            Email = Email,
        };
}
