namespace Portal.Web.Help.Markdown;

/// <summary>Where a link leads after it was checked; without an address it is shown as text.</summary>
internal sealed record LinkTarget(string? Address)
{
    /// <summary>Why the link is refused, or does not lead quite where it says.</summary>
    public string? Fault { get; init; }

    public bool IsTerm { get; init; }

    /// <summary>Leads off the site.</summary>
    public bool IsOutside { get; init; }

    /// <summary>What is shown when the writer gave the link no text.</summary>
    public string Title { get; init; } = "";

    public static LinkTarget Refused(string fault) => new((string?)null) { Fault = fault };
}
