namespace Portal.Web.Troubleshoot.Guides;

/// <summary>What a node asks for.</summary>
public enum NodeKind
{
    /// <summary>One of several answers.</summary>
    Choice,

    /// <summary>What a lamp shows; each answer has a picture.</summary>
    Lamps,

    /// <summary>Any of several answers.</summary>
    Several,
    Number,

    /// <summary>The model of a router.</summary>
    Device,

    /// <summary>Something to do, and whether it helped.</summary>
    Step,

    /// <summary>A test of the line or of its speed.</summary>
    Measure,

    /// <summary>The end.</summary>
    Result,
}

/// <summary>What a step does that needs care.</summary>
public enum StepAction
{
    None,
    Restart,
    Power,
    Phone,
    Splitter,
    Fibre,
    Antenna,
    Test,
    Reset,
}

/// <summary>Where a guide ends.</summary>
public enum Outcome
{
    Solved,
    Incident,
    Article,
    Technician,
    Ticket,
    Billing,
    Router,
    Status,
    Plan,
}

/// <summary>What is measured.</summary>
public enum MeasureKind
{
    Line,
    Speed,
}

/// <summary>An answer and where it leads.</summary>
/// <param name="Name">As addresses name it.</param>
/// <param name="Next">Where it leads.</param>
/// <param name="Lamp">What the lamp shows: "red blinking"; null where there is none.</param>
public sealed record GuideAnswer(string Name, GuideTarget Next, string? Lamp = null);

/// <summary>Where an answer leads: a node of the same guide, or the start of another guide.</summary>
/// <param name="Guide">The other guide; null for the same.</param>
/// <param name="Node">The node; null for the start of the other guide.</param>
public sealed record GuideTarget(string? Guide, string? Node)
{
    public override string ToString() => Guide is null ? Node! : $"flow:{Guide}";
}

/// <summary>One page of a guide: a question, a step, a measurement or an end.</summary>
public sealed record GuideNode
{
    public required string Key { get; init; }

    /// <summary>The line of the file.</summary>
    public required int Line { get; init; }

    public required NodeKind Kind { get; init; }

    /// <summary>What fills it without asking, where that is known.</summary>
    public string? Fact { get; init; }

    /// <summary>In the order they are shown.</summary>
    public IReadOnlyList<GuideAnswer> Answers { get; init; } = [];

    public StepAction Does { get; init; }

    /// <summary>Names of shared sentences that stand before the step.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public string? Figure { get; init; }

    public MeasureKind Measure { get; init; }

    public NumberQuestion? Number { get; init; }

    public Outcome Outcome { get; init; }

    /// <summary>An article to read at the end.</summary>
    public string? Article { get; init; }

    /// <summary>True when nothing works at all.</summary>
    public bool IsTotal { get; init; }

    public bool IsResult => Kind == NodeKind.Result;

    public IEnumerable<GuideTarget> Targets => Answers.Select(a => a.Next).Distinct();
}

/// <summary>A number that is asked for.</summary>
/// <param name="Unit">What stands beside the field: "Mbit/s".</param>
/// <param name="Min">The smallest that is taken.</param>
/// <param name="Max">The largest.</param>
public sealed record NumberQuestion(string Unit, decimal Min, decimal Max);
