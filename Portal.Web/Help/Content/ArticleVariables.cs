using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Web.Help.Content;

/// <summary>
/// What stands for {{…}} in an article: the provider's facts, the snippets, and as {{ui:SignIn.Forgot}} the label of a button, link or
/// field of the site. A label that is looked up cannot say something else than the page does.
/// </summary>
internal sealed class ArticleVariables(IReadOnlyDictionary<string, string> facts, Func<string, string> text)
    : IReadOnlyDictionary<string, string>
{
    private const string Label = "ui:";

    // Articles in a database may still name a label by the key it had when they were written.
    private static readonly Dictionary<string, string> FormerLabels = new() { ["ui:Reset.Paper.Title"] = "ui:Reset.PrintedCode.Title" };

    public IEnumerable<string> Keys => facts.Keys;

    public IEnumerable<string> Values => facts.Values;

    public int Count => facts.Count;

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        if (!key.StartsWith(Label, StringComparison.Ordinal))
            return facts.TryGetValue(key, out value);
        var label = FormerLabels.GetValueOrDefault(key, key)[Label.Length..];
        value = text(label);
        // a label with a value in it stands on no button
        return value != label && !value.Contains("{0", StringComparison.Ordinal);
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
