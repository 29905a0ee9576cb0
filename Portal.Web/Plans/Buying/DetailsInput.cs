using System.Globalization;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Plans.Buying;

/// <summary>What is asked of a buyer: what a contract needs, and no more.</summary>
public sealed record DetailsInput
{
    public const int MaxName = 200;

    /// <summary>Floor, door, care of.</summary>
    [Line(80)]
    public string Floor { get; init; } = "";

    [Line(80, Missing = "Buying.Town.Missing")]
    public string Town { get; init; } = "";

    [Line(MaxName, Missing = "Buying.Name.Missing")]
    public string Name { get; init; } = "";

    [Recipient]
    public string Email { get; init; } = "";

    [Line(40)]
    public string Phone { get; init; } = "";

    [Line(20)]
    public string Day { get; init; } = "";

    /// <summary>"yes" of who wants the line before the time to withdraw is over.</summary>
    public string? Early { get; init; }

    [Line(120)]
    public string BillingStreet { get; init; } = "";

    [Line(20)]
    public string BillingPostcode { get; init; } = "";

    [Line(80)]
    public string BillingTown { get; init; } = "";

    public bool HasBilling => BillingStreet != "" || BillingPostcode != "" || BillingTown != "";

    public DateOnly? DayIn(Language language) =>
        DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParse(Day, language.Culture, DateTimeStyles.None, out day) ? day
        : null;
}
