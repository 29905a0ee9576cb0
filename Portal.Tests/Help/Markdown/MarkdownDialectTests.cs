namespace Portal.Tests.Help.Markdown;

public sealed class MarkdownDialectTests
{
    [Theory]
    [InlineData("Plain & *soft* **strong** `<b>`", "<p>Plain &amp; <em>soft</em> <strong>strong</strong> <code>&lt;b&gt;</code></p>")]
    [InlineData("## Größe & Übersicht", """<h2 id="größe--übersicht">Größe &amp; Übersicht</h2>""")]
    [InlineData("## Лампы\n\n## Лампы", """<h2 id="лампы">Лампы</h2><h2 id="лампы-1">Лампы</h2>""")]
    [InlineData("## !!!", """<h2 id="section">!!!</h2>""")]
    [InlineData("1. One\n2. Two", """<ol class="steps"><li>One</li><li>Two</li></ol>""")]
    [InlineData("3. Three", """<ol class="steps" start="3"><li>Three</li></ol>""")]
    [InlineData("- One\n- Two", "<ul><li>One</li><li>Two</li></ul>")]
    [InlineData("1. Act.\n\n   => It *works*.", """<ol class="steps"><li><p>Act.</p><p class="expect">It <em>works</em>.</p></li></ol>""")]
    [InlineData("> [!tip]\n> Wait.", """<div class="callout tip" role="note"><p class="callout-name">Tip</p><p>Wait.</p></div>""")]
    [InlineData(
        "1. A\n\n   > [!danger]\n   > B",
        """<ol class="steps"><li><p>A</p>"""
            + """<div class="callout danger" role="note"><p class="callout-name">Danger</p><p>B</p></div></li></ol>"""
    )]
    [InlineData("> Said.", "<blockquote><p>Said.</p></blockquote>")]
    [InlineData("::: only fibre\nA\n:::", """<section class="only only-fibre"><p class="only-name">Only for fibre</p><p>A</p></section>""")]
    [InlineData(
        "::: only dsl fibre cable\nA\n:::",
        """<section class="only only-fibre only-cable only-dsl"><p class="only-name">Only for fibre, cable and DSL</p><p>A</p></section>"""
    )]
    [InlineData("Press [[WPS]] and [[A<B]].", "<p>Press <kbd>WPS</kbd> and <kbd>A&lt;B</kbd>.</p>")]
    [InlineData(
        "Slow Wi-Fi & **Wi-Fi**",
        "<p>Slow <span class=\"unbroken\">Wi-Fi</span> &amp; <strong><span class=\"unbroken\">Wi-Fi</span></strong></p>"
    )]
    [InlineData("Ring {{phone}}, {{name}}.", "<p>Ring <span class=\"unbroken\">0800 000 000</span>, Fox &amp; &lt;Son&gt;.</p>")]
    [InlineData(
        "Open **{{router_address}}**.",
        "<p>Open <strong><a class=\"router-address\" href=\"http://192.168.1.1\" "
            + "rel=\"noopener noreferrer\">http://192.168.1.1</a></strong>.</p>"
    )]
    [InlineData("[{{router_address}}](article:weak-wifi)", """<p><a href="/en/help/weak-wifi">http://192.168.1.1</a></p>""")]
    [InlineData("`{{phone}}`", "<p><code>0800 000 000</code></p>")]
    [InlineData("[{{phone}}](tel:{{phone_link}})", """<p><a href="tel:+490800000000"><span class="unbroken">0800 000 000</span></a></p>""")]
    [InlineData("[a](article:weak-wifi)", """<p><a href="/en/help/weak-wifi">a</a></p>""")]
    [InlineData("[a](page:status)", """<p><a href="/en/status">a</a></p>""")]
    [InlineData("[a](article:weak-wifi#place)", """<p><a href="/en/help/weak-wifi#place">a</a></p>""")]
    [InlineData("[](article:weak-wifi)", """<p><a href="/en/help/weak-wifi">Weak Wi-Fi</a></p>""")]
    [InlineData("[a](topic:wifi)", """<p><a href="/en/topics/wifi">a</a></p>""")]
    [InlineData("[a](https://example.org/?b=c&d)", """<p><a href="https://example.org/?b=c&amp;d" rel="noopener noreferrer">a</a></p>""")]
    [InlineData("<https://example.org/>", """<p><a href="https://example.org/" rel="noopener noreferrer">https://example.org/</a></p>""")]
    [InlineData("<help@example.net>", """<p><a href="mailto:help@example.net">help@example.net</a></p>""")]
    [InlineData("[a][b]\n\n[b]: topic:wifi", """<p><a href="/en/topics/wifi">a</a></p>""")]
    [InlineData("```\na <b>\n```", "<pre><code>a &lt;b&gt;</code></pre>")]
    public void A_text_becomes_this_html(string markdown, string html)
    {
        var article = HelpSamples.Render(markdown);
        Assert.Equal(html, HelpSamples.OneLine(article.Html));
        Assert.Empty(article.Faults);
    }

    [Fact]
    public void A_word_of_the_glossary_is_explained_once_at_the_end()
    {
        var html = HelpSamples.OneLine(HelpSamples.Render("The [ONT](term:ont) and the [box](term:ont).").Html);
        Assert.Equal(
            """<p>The <a class="term" href="#term-ont">ONT</a> and the <a class="term" href="#term-ont">box</a>.</p>"""
                + """<section class="words"><h2>Words used here</h2>"""
                + """<dl><dt id="term-ont">Fibre box &lt;ONT&gt;</dt><dd>Light &amp; signal.</dd></dl></section>""",
            html
        );
    }

    [Fact]
    public void A_figure_is_drawn_into_the_page_with_its_labels_and_caption() =>
        Assert.Equal(
            """<figure><svg role="img" aria-label="A &quot;box&quot;" viewBox="0 0 40 20">"""
                + """<rect class="fill" x="1" y="1" width="8" height="8"/>"""
                + """<text class="label">Power &lt;on&gt;</text></svg><figcaption>Fox &amp; &lt;Son&gt;</figcaption></figure>""",
            HelpSamples.OneLine(HelpSamples.Render("![A \"box\"](figure:box \"{{name}}\")").Html)
        );

    [Fact]
    public void A_table_stands_in_a_region_with_a_name_of_its_own()
    {
        var html = HelpSamples.OneLine(HelpSamples.Render("## Lights\n\n|A|B|\n|-|-:|\n|[[1]]|**2**|\n\ntext\n\n|C|\n|-|\n|3|").Html);
        Assert.Contains(
            """<div class="table" role="region" tabindex="0" aria-label="Lights"><table><thead><tr><th scope="col">A</th>""",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("""<td><kbd>1</kbd></td><td class="right"><strong>2</strong></td>""", html, StringComparison.Ordinal);
        Assert.Contains("""aria-label="Lights (2)">""", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_search_index_gets_the_plain_text_beneath_each_heading()
    {
        var article = HelpSamples.Render(
            "Intro.\n\n## Look {{phone}}\n\n1. See *it*.\n\n   => [[OK]]\n\n|A|B|\n|-|-|\n|1|2|\n\n![A box](figure:box)\n\n### Deep\n"
        );
        Assert.Equal(
            [("", "", "Intro."), ("Look 0800 000 000", "look-0800-000-000", "See it.\nOK\nA · B\n1 · 2\nA box"), ("Deep", "deep", "")],
            article.Sections.Select(s => (s.Heading, s.Anchor, s.Text))
        );
        Assert.Equal([(2, "look-0800-000-000"), (3, "deep")], article.Headings.Select(h => (h.Level, h.Anchor)));
    }

    [Fact]
    public void The_kinds_of_line_are_told_in_their_usual_order() =>
        Assert.Equal(["fibre", "dsl"], HelpSamples.Render("::: only dsl\na\n:::\n\n::: only fibre dsl\nb\n:::").OnlyFor);

    [Theory]
    [InlineData("Ring {{phone}}.", "Ring 0800 000 000.")]
    [InlineData("See [the *box*](article:weak-wifi#place \"t\").", "See [the *box*](/en/help/weak-wifi#place).")]
    [InlineData("The [ONT](term:ont).", "The ONT.")]
    [InlineData("> - [a](topic:wifi) {{phone}}", "> - [a](/en/topics/wifi) 0800 000 000")]
    [InlineData("![A box](figure:box)", "[A box]")]
    [InlineData("[bad](javascript:x) [ok](https://example.org/)", "bad [ok](https://example.org/)")]
    [InlineData("[](article:weak-wifi) ü [x](topic:wifi)", "[Weak Wi-Fi](/en/help/weak-wifi) ü [x](/en/topics/wifi)")]
    [InlineData("|A|\r\n|-|\r\n|[a](topic:wifi)|\r\n", "|A|\r\n|-|\r\n|[a](/en/topics/wifi)|\r\n")]
    public void The_plain_markdown_stands_on_its_own(string markdown, string plain) =>
        Assert.Equal(plain, HelpSamples.Render(markdown).Markdown);
}
