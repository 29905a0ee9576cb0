namespace Portal.Web.Troubleshoot.Guides;

/// <summary>The texts of a guide in one language.</summary>
public sealed record GuideText
{
    public required string Language { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What customers type or say who need it.</summary>
    public required IReadOnlyList<string> Symptoms { get; init; }

    public required IReadOnlyDictionary<string, NodeText> Nodes { get; init; }

    internal GuideText With(Func<string, string> fill) =>
        this with
        {
            Title = fill(Title),
            Summary = fill(Summary),
            Nodes = Nodes.ToDictionary(n => n.Key, n => n.Value.With(fill)),
        };
}

/// <summary>The texts of one node.</summary>
public sealed record NodeText
{
    /// <summary>The question, the step or the statement.</summary>
    public required string Title { get; init; }

    /// <summary>Markdown, as in articles; empty for most questions.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why it is asked; empty where that is plain.</summary>
    public string Why { get; init; } = "";

    /// <summary>How the help desk reads it among what was tried; empty for the title.</summary>
    public string Tried { get; init; } = "";

    /// <summary>The line of <see cref="Text"/> in its file.</summary>
    public int Line { get; init; }

    public IReadOnlyDictionary<string, AnswerText> Answers { get; init; } = new Dictionary<string, AnswerText>();

    internal NodeText With(Func<string, string> fill) =>
        this with
        {
            Title = fill(Title),
            Why = fill(Why),
            Tried = fill(Tried),
            Answers = Answers.ToDictionary(a => a.Key, a => new AnswerText(fill(a.Value.Label), fill(a.Value.Hint))),
        };

    /// <summary>As it stands in a list of what was tried.</summary>
    public string InList => Tried == "" ? Title : Tried;
}

/// <summary>What an answer is called.</summary>
/// <param name="Label">On the button.</param>
/// <param name="Hint">Below it; empty for most.</param>
public sealed record AnswerText(string Label, string Hint = "");
