using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Portal.Web.Help.Markdown.Writers;

/// <summary>Keys and buttons.</summary>
internal sealed class KeyWriter : HtmlObjectRenderer<KeyInline>
{
    protected override void Write(HtmlRenderer renderer, KeyInline obj) => renderer.Write("<kbd>").Write(Html.Escape(obj.Name)).Write("</kbd>");
}

/// <summary>The provider's facts.</summary>
internal sealed class VariableWriter : HtmlObjectRenderer<VariableInline>
{
    protected override void Write(HtmlRenderer renderer, VariableInline obj) => renderer.Write(Html.Escape(obj.Value));
}

/// <summary>What is typed or shown letter by letter.</summary>
internal sealed class ListingWriter(IReadOnlyDictionary<string, string> variables) : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        renderer.EnsureLine();
        renderer.WriteLine($"<pre><code>{Html.Escape(Variables.Fill(obj.Lines.ToString(), variables))}</code></pre>");
    }
}
