using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Contact;

/// <summary>Where bills and letters shall go.</summary>
public sealed record AddressInput
{
    [Line(120, Missing = "Moving.Street.Missing")]
    public string Street { get; init; } = "";

    [Line(80)]
    public string Extra { get; init; } = "";

    [Line(20, Missing = "Moving.Postcode.Missing")]
    public string Postcode { get; init; } = "";

    [Line(80, Missing = "Moving.Town.Missing")]
    public string Town { get; init; } = "";

    [Line(60)]
    public string Country { get; init; } = "";

    /// <summary>Empty for from now on.</summary>
    [Line(20)]
    public string Day { get; init; } = "";

    public string Written => string.Join('\n', new[] { Street, Extra, $"{Postcode} {Town}", Country }.Where(l => l != ""));
}
