using System.Globalization;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>Which answers a node takes, and where each leads.</summary>
public static class GuideAnswers
{
    public const string Unknown = "unknown";
    public const string None = "none";
    private const int MaxDeviceLength = 60;

    /// <summary>The answers whose words are the same in every guide.</summary>
    public static readonly IReadOnlyList<string> Common =
    [
        "works",
        "same",
        "before",
        "cannot",
        "pass",
        "warn",
        "fail",
        "inconclusive",
        Unknown,
        None,
    ];

    /// <summary>The answer as it is kept, or null for what is none.</summary>
    /// <param name="node">The node.</param>
    /// <param name="typed">As it stands in the address; several are separated by commas.</param>
    public static string? Read(this GuideNode node, string? typed) =>
        typed is not { Length: > 0 and <= 200 }
            ? null
            : node.Kind switch
            {
                NodeKind.Several => Several(node, typed),
                NodeKind.Number => Number(node, typed),
                NodeKind.Device => typed.Length <= MaxDeviceLength
                && typed.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
                    ? typed
                    : null,
                _ => node.Answers.Any(a => a.Name == typed) ? typed : null,
            };

    /// <summary>Where an answer leads that <see cref="Read"/> has taken.</summary>
    public static GuideTarget NextOf(this GuideNode node, string answer) =>
        node.Kind switch
        {
            NodeKind.Several => node.Answers.First(a => answer.Split(',').Contains(a.Name)).Next,
            NodeKind.Device => node.Answers[0].Next,
            NodeKind.Number when answer != Unknown => node.Answers.First(a => a.Name != Unknown && IsBelow(answer, a.Name)).Next,
            _ => node.Answers.First(a => a.Name == answer).Next,
        };

    // In the order of the file, and nothing beside "none".
    private static string? Several(GuideNode node, string typed)
    {
        var chosen = typed.Split(',').ToHashSet(StringComparer.Ordinal);
        var known = node.Answers.Select(a => a.Name).Where(chosen.Contains).ToList();
        if (known.Count == 0 || known.Count != chosen.Count)
            return null;
        return known.Count > 1 && known.Exists(a => a is None or Unknown) ? null : string.Join(',', known);
    }

    private static string? Number(GuideNode node, string typed)
    {
        if (typed == Unknown)
            return node.Answers.Any(a => a.Name == Unknown) ? typed : null;
        return
            decimal.TryParse(
                typed.Trim().Replace(',', '.').Replace('\u2212', '-'),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number >= node.Number!.Min
            && number <= node.Number.Max
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    // The answers of a number are its limits, and "else" for what is under none of them.
    private static bool IsBelow(string number, string limit) =>
        limit == "else" || decimal.Parse(number, CultureInfo.InvariantCulture) < decimal.Parse(limit, CultureInfo.InvariantCulture);
}
