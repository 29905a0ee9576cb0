using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Web.Help.Markdown.Writers;

/// <summary>Keys and buttons.</summary>
internal sealed class KeyWriter : HtmlObjectRenderer<KeyInline>
{
    protected override void Write(HtmlRenderer renderer, KeyInline obj) =>
        renderer.Write("<kbd>").Write(Html.Escape(obj.Name)).Write("</kbd>");
}

/// <summary>The provider's facts.</summary>
internal sealed class VariableWriter : HtmlObjectRenderer<VariableInline>
{
    protected override void Write(HtmlRenderer renderer, VariableInline obj) =>
        renderer.Write(obj.Name == "phone" ? $"<span class=\"unbroken\">{Html.Escape(obj.Value)}</span>" : Html.Escape(obj.Value));
}

/// <summary>Words, as they stand; one that has a hyphen within a name never breaks there.</summary>
internal sealed class LiteralWriter : LiteralInlineRenderer
{
    private const string Name = "Wi-Fi";

    protected override void Write(HtmlRenderer renderer, LiteralInline obj)
    {
        if (renderer.EnableHtmlForInline && obj.Content.AsSpan().Contains(Name, StringComparison.Ordinal))
            renderer.Write(
                Html.Escape(obj.Content.ToString()).Replace(Name, $"<span class=\"unbroken\">{Name}</span>", StringComparison.Ordinal)
            );
        else
            base.Write(renderer, obj);
    }
}

/// <summary>What is typed or shown letter by letter.</summary>
internal sealed class CodeBlockWriter(IReadOnlyDictionary<string, string> variables) : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        renderer.EnsureLine();
        renderer.WriteLine($"<pre><code>{Html.Escape(Variables.Fill(obj.Lines.ToString(), variables))}</code></pre>");
    }
}
