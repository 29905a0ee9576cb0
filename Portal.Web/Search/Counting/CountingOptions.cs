namespace Portal.Web.Search.Counting;

/// <summary>How searches are counted: the section "Searches" of the settings.</summary>
public sealed record CountingOptions
{
    /// <summary>False when nothing at all is to be counted.</summary>
    public bool Count { get; init; } = true;

    /// <summary>A text that fewer visits typed is never shown, and in time not kept.</summary>
    public int ShownFrom { get; init; } = 3;

    /// <summary>Counts older than so many days are deleted.</summary>
    public int KeepDays { get; init; } = 400;

    /// <summary>After so many days a text that stayed below <see cref="ShownFrom"/> is deleted and only its count stays.</summary>
    public int KeepRareDays { get; init; } = 90;

    /// <summary>How often what was counted is written, in seconds.</summary>
    public int WriteSeconds { get; init; } = 30;

    /// <summary>How long a search waits, in seconds, for one that goes on from it: "rout" and then "router" is one search.</summary>
    public int SettleSeconds { get; init; } = 120;

    internal TimeSpan WriteEvery => TimeSpan.FromSeconds(Math.Clamp(WriteSeconds, 1, 3600));

    internal TimeSpan Settling => TimeSpan.FromSeconds(Math.Clamp(SettleSeconds, 0, 1200));
}
