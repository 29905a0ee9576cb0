namespace Portal.Web.Help.Content.Languages;

/// <summary>
/// The pages an intent can lead to. Where there is no page of its own, the form that asks for help stands in. When one comes, one line here
/// changes and no content.
/// </summary>
internal static class IntentPages
{
    private const string Form = "tickets/open";

    private static readonly Dictionary<string, string> Addresses = new()
    {
        ["status"] = "status",
        ["requests"] = "tickets",
        ["person"] = Form,
        ["sign-in"] = "sign-in",
        ["account"] = "account",
        ["bill"] = "bills",
        ["pay"] = "bills",
        ["plan"] = "plans",
        ["availability"] = "plans/availability",
        ["buy"] = "plans/availability",
        ["move"] = "moving",
        ["cancel"] = "cancel",
        ["visit"] = Form + "/question",
        ["complaint"] = Form + "/complaint",
        ["privacy"] = Form + "/privacy",
    };

    /// <summary>The keys there are, for faults.</summary>
    public static string All => string.Join(", ", Addresses.Keys);

    public static IEnumerable<string> Keys => Addresses.Keys;

    public static bool Knows(string page) => Addresses.ContainsKey(page);

    /// <summary>True where somebody asks for help: an article that says how to do that is of no use there.</summary>
    public static bool AsksForHelp(string page) => Addresses.GetValueOrDefault(page, "").StartsWith(Form, StringComparison.Ordinal);

    /// <param name="page">A key that is known.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="typed">Goes along to a form, which keeps it with what was tried.</param>
    public static string AddressOf(string page, string language, string typed)
    {
        var address = $"/{language}/{Addresses[page]}";
        if (!AsksForHelp(page) || typed == "")
            return address;
        return $"{address}?q={Uri.EscapeDataString(typed)}";
    }
}
