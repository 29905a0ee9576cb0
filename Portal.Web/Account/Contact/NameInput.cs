using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Contact;

/// <summary>A new name, and why.</summary>
public sealed record NameInput
{
    public const int MaxNameLength = 100;

    /// <summary>The texts are "ChangeName.Reason.{reason}".</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["marriage", "divorce", "official", "business", "spelling"];

    [Line(MaxNameLength, Missing = "ChangeName.NameMissing")]
    public string Name { get; init; } = "";

    [Choice("marriage", "divorce", "official", "business", "spelling", Missing = "ChangeName.ReasonMissing")]
    public string Reason { get; init; } = "";

    /// <summary>Empty for from now on.</summary>
    [Line(20)]
    public string Day { get; init; } = "";
}
