using System.Text.RegularExpressions;

namespace Portal.Web.Help.Markdown;

/// <summary>
/// Blocks between ::: with NAME and ::: are there only when the provider has that fact: what one country demands is nothing to the others.
/// Taken out line by line before anything is parsed, so that nothing of a block that is not there is looked at; lines keep their numbers.
/// </summary>
internal static partial class OptionalBlocks
{
    public static (string Body, IReadOnlyList<RenderDiagnostic> Faults) Choose(
        ArticleSource source,
        IReadOnlyDictionary<string, string> variables
    )
    {
        if (!source.Body.Contains("::: with", StringComparison.Ordinal))
            return (source.Body, []);
        var (lines, faults) = (source.Body.Split('\n'), new List<RenderDiagnostic>());
        for (var i = 0; i < lines.Length; i++)
        {
            if (Opening().Match(lines[i]) is not { Success: true } opening)
                continue;
            var end = Array.FindIndex(lines, i + 1, line => Closes(line, opening.Groups["fence"].Length));
            if (end < 0)
                faults.Add(new(source.FirstLine + i, "::: is never closed"));
            var names = opening.Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            faults.AddRange(Unknown(names, variables).Select(message => new RenderDiagnostic(source.FirstLine + i, message)));
            Clear(lines, i, end < 0 ? lines.Length - 1 : end, Array.TrueForAll(names, n => IsThere(variables.GetValueOrDefault(n))));
        }

        return (string.Join('\n', lines), faults);
    }

    private static bool IsThere(string? fact) => fact is not (null or "" or "false");

    private static IEnumerable<string> Unknown(string[] names, IReadOnlyDictionary<string, string> variables)
    {
        if (names.Length == 0)
            yield return "::: with needs the name of a fact";
        foreach (var unknown in names.Where(n => !variables.ContainsKey(n)))
            yield return $"unknown variable {unknown}: an empty one in provider.yaml says that there is none";
    }

    // Of a block that is there only its two fences go.
    private static void Clear(string[] lines, int start, int end, bool isThere)
    {
        for (var i = start; i <= end; i++)
            if (!isThere || i == start || i == end)
                lines[i] = "";
    }

    private static bool Closes(string line, int length) =>
        line.TrimEnd() is var fence && fence.Length >= length && fence.All(c => c == ':');

    [GeneratedRegex(@"^(?<fence>:{3,}) with(?<names>(?: [a-z0-9_]+)*)\s*$")]
    private static partial Regex Opening();
}
