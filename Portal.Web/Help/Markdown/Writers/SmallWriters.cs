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
    private const string Router = "router_address";

    protected override void Write(HtmlRenderer renderer, VariableInline obj)
    {
        var value = Html.Escape(obj.Value);
        renderer.Write(
            obj.Name switch
            {
                "phone" => $"<span class=\"unbroken\">{value}</span>",
                Router when IsAddress(obj) => $"<a class=\"router-address\" href=\"{value}\" rel=\"noopener noreferrer\">{value}</a>",
                _ => value,
            }
        );
    }

    // Within the text of a link it stays text: a link inside a link is none.
    private static bool IsAddress(VariableInline obj) =>
        obj.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(obj.Value, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && !obj.FindParentOfType<LinkInline>().Any();
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
