namespace Portal.Web.Router.Library;

/// <summary>The texts of a model in one language.</summary>
public sealed record RouterText
{
    public required string Language { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>What to do, by the name of the section: "cable-fibre", "sign-in", "wifi".</summary>
    public required IReadOnlyDictionary<string, RouterSection> Sections { get; init; }

    /// <summary>What a lamp means on this model, by lamp and by what it shows, where the common words are not enough.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Lamps { get; init; }

    /// <summary>The model's own words for what a lamp shows; null where the common ones do.</summary>
    public string? WordsFor(RouterLamp lamp, LampShow show) => Lamps.GetValueOrDefault(lamp.Key)?.GetValueOrDefault(show.Lamp);
}

/// <summary>A few steps in Markdown.</summary>
/// <param name="Text">The steps.</param>
/// <param name="Line">Their first line in the file.</param>
public sealed record RouterSection(string Text, int Line);
