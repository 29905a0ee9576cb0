using System.Text.RegularExpressions;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>Holds articles and the texts beside them to style.yaml of their folder.</summary>
internal static partial class StyleCheck
{
    public static IEnumerable<Diagnostic> Run(ContentFolder folder)
    {
        if (!folder.Files.TryGetValue(StyleFile.Path, out var text))
            return [];
        var found = new DiagnosticList(StyleFile.Path);
        var style = StyleFile.Read(text, found);
        var avoided = style.Avoided.ToDictionary(l => l.Key, l => new AvoidedWords(l.Value));
        var articles = folder.Articles.SelectMany(article => Check(article, style, avoided.GetValueOrDefault(article.Language)));
        var files = folder.Files.Where(f =>
            f.Key.EndsWith(".yaml", StringComparison.Ordinal)
            && !f.Key.StartsWith("languages/", StringComparison.Ordinal)
            && f.Key != StyleFile.Path
        );
        var pages = folder
            .Snapshot.Pages.All.SelectMany(page => page.Values)
            .SelectMany(page => Check(page, folder.Files[page.Path], avoided.GetValueOrDefault(page.Language)));
        return [.. found.All, .. articles, .. pages, .. files.SelectMany(f => Check(f.Key, f.Value, avoided))];
    }

    private static IEnumerable<Diagnostic> Check(ArticleFile article, StyleFile style, AvoidedWords? avoided)
    {
        var text = Searched(article.Source);
        foreach (var (line, message) in avoided?.In(text, 1) ?? [])
            yield return new Diagnostic(article.Path, line, message);
        foreach (var snippet in style.Snippets)
        {
            if (article.Source.Contains($"{{{{{snippet.Snippet}}}}}", StringComparison.Ordinal))
                continue;
            var part = snippet.Only is null ? text : OnlyFor(snippet.Only, text);
            if (snippet.About[article.Language].Match(part) is not { Success: true } word)
                continue;
            yield return new Diagnostic(
                article.Path,
                LineOf(part, word.Index),
                $"a text about \"{word.Value}\" carries {{{{{snippet.Snippet}}}}}"
            );
        }

        foreach (var link in style.Links.Where(l => l.Articles.Contains(article.Key)))
        {
            if (!article.Source.Contains($"]({link.To})", StringComparison.Ordinal))
                yield return new Diagnostic(article.Path, 1, $"this article links to {link.To}");
        }
    }

    private static IEnumerable<Diagnostic> Check(ContentPage page, string source, AvoidedWords? avoided) =>
        (avoided?.In(Searched(source), 1) ?? []).Select(found => new Diagnostic(page.Path, found.Line, found.Message));

    /// <summary>A map of languages to texts, and the whole of a glossary, wherever in the file they stand.</summary>
    private static List<Diagnostic> Check(string path, string text, Dictionary<string, AvoidedWords> avoided)
    {
        var faults = new DiagnosticList(path);
        var own = path.StartsWith("glossary/", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(path) : null;
        Walk(YamlFile.Read(text, 1, new DiagnosticList(path)), own);
        return [.. faults.All];

        void Walk(YamlNode? node, string? language)
        {
            if (node is YamlMap map)
                map.Entries.ToList().ForEach(e => Walk(e.Value, Language.Codes.Contains(e.Key) ? e.Key : language));
            else if (node is YamlList list)
                list.Items.ToList().ForEach(i => Walk(i, language));
            else if (node is YamlText value && language is not null && avoided.TryGetValue(language, out var words))
                foreach (var (line, message) in words.In(value.Value, value.Line))
                    faults.Add(line, message);
        }
    }

    // Keywords hold the wrong words on purpose; addresses, variables and what is typed
    // letter by letter are no words. Lines stay where they are.
    private static string Searched(string source) => NotWords().Replace(source, "");

    private static string OnlyFor(string technology, string text)
    {
        var inside = false;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(":::", StringComparison.Ordinal))
                inside = lines[i].Split(' ').Contains(technology);
            else if (!inside)
                lines[i] = "";
        }

        return string.Join('\n', lines);
    }

    internal static int LineOf(string text, int index) => 1 + text.AsSpan(0, index).Count('\n');

    [GeneratedRegex(@"^(?:slug|keywords|related|reviewed):[^\n]*|\]\([^)\n]*\)|\{\{[^}\n]*\}\}|`[^`\n]*`", RegexOptions.Multiline)]
    private static partial Regex NotWords();
}

/// <summary>The words one language avoids.</summary>
internal sealed class AvoidedWords(IReadOnlyDictionary<string, string> words)
{
    private readonly Regex all = WordPattern.Create(words.Keys);

    /// <summary>Where they stand, with what to write in their place.</summary>
    public IEnumerable<(int Line, string Message)> In(string text, int firstLine)
    {
        if (words.Count == 0)
            yield break;
        foreach (var found in all.Matches(text).AsEnumerable())
        {
            var better = words
                .First(w => WordPattern.Create([w.Key]).Match(text, found.Index) is { Success: true } match && match.Index == found.Index)
                .Value;
            yield return (firstLine - 1 + StyleCheck.LineOf(text, found.Index), $"\"{found.Value}\": write {better}");
        }
    }
}
