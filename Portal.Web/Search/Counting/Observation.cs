namespace Portal.Web.Search.Counting;

/// <summary>A reader searched, or opened one of the articles found.</summary>
/// <param name="Visit">Tells visits apart for half an hour; made with a salt that never leaves the memory.</param>
/// <param name="At">When; only the day of it is ever kept.</param>
/// <param name="Language">The language searched in.</param>
/// <param name="Text">As it was typed.</param>
/// <param name="Results">How many articles were found in that language.</param>
/// <param name="Missed">Whether nothing that was found fits well.</param>
/// <param name="Article">The key of the article that was opened; null for the search itself.</param>
internal readonly record struct Observation(
    ulong Visit,
    DateTimeOffset At,
    string Language,
    string Text,
    int Results,
    bool Missed,
    string? Article = null
);
