using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>
/// What the address of a page of a guide says: the version, where it began, what is known, and the answers by the key of their node.
/// </summary>
public sealed record GuideAddress
{
    public const string From = "from";
    public const string VersionName = "v";
    public const string Known = "know";

    /// <summary>What was typed and could not be taken.</summary>
    public const string Typed = "typed";

    /// <summary>The node an answer was typed at.</summary>
    public const string At = "at";
    private const int MaxAnswers = 40;
    private const int MaxKeyLength = 1500;

    public static readonly IReadOnlyList<string> Reserved = [From, VersionName, Known, Typed, At];

    /// <summary>The version one began on; 0 for none.</summary>
    public long Version { get; init; }

    /// <summary>The guide one began with.</summary>
    public required string First { get; init; }

    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <param name="guide">The guide the path names.</param>
    /// <param name="query">The query of the address.</param>
    public static GuideAddress Read(string guide, IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var values = query
            .Where(q => q.Value.Count > 0)
            .Take(MaxAnswers)
            .ToDictionary(q => q.Key, q => string.Join(',', q.Value.ToArray()));
        return new GuideAddress
        {
            First = values.GetValueOrDefault(From) is { Length: > 0 } from ? from : guide,
            Version = long.TryParse(values.GetValueOrDefault(VersionName), out var version) ? version : 0,
            Facts = FactsOf(values.GetValueOrDefault(Known, "")),
            Answers = values.Where(v => !Reserved.Contains(v.Key)).ToDictionary(),
        };
    }

    /// <summary>What two requests share that are answered by the same page; null for what is no page of a guide.</summary>
    public static string? KeyOf(HttpRequest request) =>
        request.Path.Value is { Length: < 200 } path
        && request.QueryString.Value is { Length: < MaxKeyLength } query
        && path.Split('/') is ["", { Length: 2 }, "fix", _, _]
            ? path + query
            : null;

    /// <summary>The same with one answer more, or another one.</summary>
    public GuideAddress With(string node, string answer) =>
        this with
        {
            Answers = new Dictionary<string, string>(Answers) { [node] = answer },
        };

    /// <summary>The query of the page, always written the same way; begins with "?".</summary>
    /// <param name="path">Where the answers lead.</param>
    /// <param name="guide">The guide of the page.</param>
    /// <remarks>The answers on the way stand in its order; those that may fit again after a change follow.</remarks>
    public string QueryFor(GuidePath path, Guide guide)
    {
        var query = new QueryBuilder();
        if (path.First.Key != guide.Key)
            query.Add(From, path.First.Key);
        query.Add(VersionName, $"{Version}");
        if (Facts.Count > 0)
            query.Add(Known, string.Join(',', Facts.Select(f => $"{f.Key}:{f.Value}")));
        var given = path.Steps.Where(s => !s.IsKnown).ToList();
        foreach (var step in given)
            query.Add(step.Node.Key, step.Answer);
        foreach (
            var (node, answer) in Answers.Where(a => given.TrueForAll(s => s.Node.Key != a.Key)).OrderBy(a => a.Key, StringComparer.Ordinal)
        )
            query.Add(node, answer);
        return $"{query}";
    }

    /// <summary>Leaves out answers of nodes that no guide of the set has: an address of somebody else's making.</summary>
    public GuideAddress Within(GuideSet set) =>
        this with
        {
            Version = set.Version,
            Answers = Answers
                .Where(a => set.All.Any(g => g.Find(a.Key) is { IsResult: false } node && node.Read(a.Value) is not null))
                .ToDictionary(),
            Facts = Facts.Where(f => GuideAnalysis.Facts.Contains(f.Key)).ToDictionary(),
        };

    private static Dictionary<string, string> FactsOf(string known)
    {
        var facts = new Dictionary<string, string>();
        foreach (var part in known.Split(',').Take(GuideAnalysis.Facts.Count))
            if (part.Split(':') is [var fact, { Length: > 0 and < 30 } value])
                facts[fact] = value;
        return facts;
    }
}
