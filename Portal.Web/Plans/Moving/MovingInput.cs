using System.Globalization;
using Portal.Web.Messages;
using Portal.Web.Plans.Notices;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Plans.Moving;

/// <summary>Where somebody moves to, and when.</summary>
public sealed record MovingInput
{
    [Line(120, Missing = "Moving.Street.Missing")]
    public string Street { get; init; } = "";

    [Line(20, Missing = "Moving.Postcode.Missing")]
    public string Postcode { get; init; } = "";

    [Line(80, Missing = "Moving.Town.Missing")]
    public string Town { get; init; } = "";

    [Line(20, Missing = "Moving.Day.Missing")]
    public string Day { get; init; } = "";

    [Line(NoticeContent.MaxNameLength, Missing = "Leaving.Name.Missing")]
    public string Name { get; init; } = "";

    /// <summary>As they say: it opens nothing.</summary>
    [Line(CustomerNumber.MaxLength)]
    public string Number { get; init; } = "";

    [Recipient]
    public string Email { get; init; } = "";

    public DateOnly? DayIn(Language language) =>
        DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParse(Day, language.Culture, DateTimeStyles.None, out day) ? day
        : null;
}
