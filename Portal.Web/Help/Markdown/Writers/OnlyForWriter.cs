using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Portal.Web.Help.Markdown.Writers;

/// <summary>Blocks for some kinds of line. They say so in words, so that they read well without style or script.</summary>
internal sealed class OnlyForWriter(Func<string, string> text) : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer obj)
    {
        var technologies = obj.Marked<OnlyFor>()?.Technologies;
        var outer = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.EnsureLine();
        if (technologies is not null)
        {
            var classes = string.Join(' ', technologies.Select(t => "only-" + t).Prepend("only"));
            renderer.WriteLine(
                $"<section class=\"{classes}\"><p class=\"only-name\">{Html.Escape(Technologies.OnlyFor(technologies, text))}</p>"
            );
        }

        renderer.WriteChildren(obj);
        renderer.EnsureLine();
        if (technologies is not null)
            renderer.WriteLine("</section>");
        renderer.ImplicitParagraph = outer;
    }
}
