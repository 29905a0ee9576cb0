using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Web.Help.Markdown;

/// <summary>
/// Reads the tree once before it is written: resolves every reference, notes faults, and marks what the writers need to know.
/// </summary>
internal sealed class MarkdownAnalyzer(ArticleSource source, RenderContext context)
{
    private readonly List<RenderDiagnostic> faults = [];
    private IReadOnlyList<Heading> headings = [];
    private readonly HashSet<string> technologies = [];
    private LinkResolver links = new(context, new HashSet<string>());

    public IReadOnlyList<Heading> Headings => headings;

    public IReadOnlyList<string> OnlyFor => [.. Technologies.All.Where(technologies.Contains)];

    public IReadOnlyList<RenderDiagnostic> Faults => [.. faults.OrderBy(f => f.Line)];

    public IReadOnlyDictionary<string, GlossaryTerm> Words => links.Words;

    public MarkdownAnalyzer Run(MarkdownDocument document)
    {
        foreach (var variable in document.Descendants<VariableInline>())
            Fill(variable); // first: headings and alternative texts use them
        headings = HeadingCollector.Run(document, Fault);
        links = new LinkResolver(context, headings.Select(h => h.Anchor).ToHashSet());
        NameTables(document);
        foreach (var node in document.Descendants())
            Look(node);
        return this;
    }

    private void Fault(MarkdownObject at, string message) => faults.Add(new RenderDiagnostic(source.FirstLine + at.Line, message));

    private void Fill(VariableInline variable)
    {
        if (context.Variables.TryGetValue(variable.Name, out var value))
            variable.Value = value;
        else
            Fault(variable, $"unknown variable {variable.Name}");
    }

    /// <summary>A table is a region that can be scrolled to; each has a name of its own.</summary>
    private void NameTables(MarkdownDocument document)
    {
        var under = Variables.Fill(source.Title, context.Variables);
        var uses = new Dictionary<string, int>();
        foreach (var block in document.Descendants().OfType<Block>())
        {
            if (block is HeadingBlock heading)
                under = PlainText.From(heading);
            if (block is not Table table)
                continue;
            var number = uses[under] = uses.GetValueOrDefault(under) + 1;
            table.Mark(new TableName(number == 1 ? under : $"{under} ({number})"));
        }
    }

    private void Look(MarkdownObject node)
    {
        switch (node)
        {
            case Inline inline:
                Look(inline);
                break;
            case ParagraphBlock paragraph:
                Paragraph(paragraph);
                break;
            case QuoteBlock quote when quote.Marked<Callout>() is { IsKnown: false } callout:
                Fault(quote, $"unknown callout {callout.Kind}");
                break;
            case CustomContainer container:
                Only(container);
                break;
        }
    }

    private void Look(Inline node)
    {
        switch (node)
        {
            case LinkInline { IsImage: true } image:
                Picture(image);
                break;
            case LinkInline link:
                Link(link, link.GetDynamicUrl?.Invoke() ?? link.Url ?? "");
                break;
            case AutolinkInline link:
                Link(link, link.IsEmail ? "mailto:" + link.Url : link.Url);
                break;
            case CodeInline code:
                code.Content = Filled(code, code.Content);
                break;
        }
    }

    private void Picture(LinkInline image)
    {
        var isFigure = image.Url?.StartsWith("figure:", StringComparison.Ordinal) is true;
        var isAlone = image is { PreviousSibling: null, NextSibling: null, Parent.ParentBlock: ParagraphBlock };
        if (!isFigure)
            Fault(image, "pictures are figures: ![…](figure:name)");
        else if (!isAlone)
            Fault(image, "a figure stands in a paragraph of its own");
    }

    private void Link(Inline link, string url)
    {
        var target = links.Resolve(url);
        link.Mark(target);
        if (target.Fault is { } fault)
            Fault(link, fault);
    }

    private string Filled(MarkdownObject at, string text)
    {
        foreach (var unknown in Variables.Unknown(text, context.Variables))
            Fault(at, $"unknown variable {unknown}");
        return Variables.Fill(text, context.Variables);
    }

    private void Paragraph(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.FirstChild is LinkInline { IsImage: true, NextSibling: null } image)
            Figure(paragraph, image);
        foreach (var literal in paragraph.Inline?.OfType<LiteralInline>() ?? [])
        {
            if (!literal.Content.AsSpan().StartsWith("=> "))
                continue;
            if (literal.PreviousSibling is null)
                Expect(paragraph, literal);
            else if (literal.PreviousSibling is LineBreakInline)
                Fault(literal, "a line that begins with => needs an empty line before it");
        }
    }

    private static void Expect(ParagraphBlock paragraph, LiteralInline literal)
    {
        literal.Content.Start += 3;
        paragraph.Mark(new ExpectedResult());
    }

    private void Figure(ParagraphBlock paragraph, LinkInline image)
    {
        if (image.Url is not { } url || !url.StartsWith("figure:", StringComparison.Ordinal))
            return;
        var alt = PlainText.From(image);
        if (alt.Length == 0)
            Fault(image, "a figure without alt text");
        if (context.Figure(url["figure:".Length..]) is { } figure)
        {
            paragraph.Mark(new FigureReference(figure, alt, Filled(image, image.Title ?? "")));
            return;
        }

        Fault(image, $"unknown {url}");
    }

    private void Only(CustomContainer container)
    {
        var words = container.Arguments?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (container.ClosingFencedCharCount == 0)
            Fault(container, "::: is never closed");
        if (container.Info != "only")
        {
            Fault(container, $"unknown block ::: {container.Info}");
            return;
        }

        foreach (var unknown in words.Except(Technologies.All))
            Fault(container, $"unknown technology {unknown}");
        var known = Technologies.All.Where(words.Contains).ToList();
        if (words.Length == 0)
            Fault(container, "::: only needs the kinds of line it is for");
        if (known.Count == 0)
            return;
        technologies.UnionWith(known);
        container.Mark(new OnlyFor(known));
    }
}
