using Markdig.Renderers;

namespace Portal.Web.Help.Markdown.Writers;

/// <summary>The words of the glossary an article uses, explained at its end.</summary>
internal static class GlossaryWriter
{
    public static void Write(HtmlRenderer renderer, IReadOnlyDictionary<string, GlossaryTerm> words, string title)
    {
        if (words.Count == 0)
            return;
        renderer.EnsureLine();
        renderer.WriteLine($"<section class=\"words\"><h2>{Html.Escape(title)}</h2><dl>");
        foreach (var (key, word) in words)
        {
            renderer.WriteLine($"<dt id=\"term-{Html.Escape(key)}\">{Html.Escape(word.Term)}</dt><dd>{Html.Escape(word.Meaning)}</dd>");
        }

        renderer.WriteLine("</dl></section>");
    }
}
