using Portal.Web.Site;

namespace Portal.Tests.Help.Content;

/// <summary>A content folder with nothing wrong in it: two articles in six languages, and what they refer to.</summary>
internal static class SmallContent
{
    public static TempFolder Create()
    {
        var folder = new TempFolder();
        folder.Write("provider.yaml", "name: Example\nphone: \"0800\"\naccent: \"#0b6b5d\"\nhours:\n" + Each("  {0}: hours {0}\n"));
        folder.Write("snippets.yaml", "wait_here:\n" + Each("  {0}: wait {0}\n"));
        folder.Write("topics.yaml", Topics());
        folder.Write("figures/box.svg", HelpSamples.Svg);
        folder.Write("figures/box.yaml", "power: { " + Each("{0}: Power {0}, ").TrimEnd(',', ' ') + " }\n");
        folder.Write(
            "languages/words.yaml",
            "words:\n  - { "
                + Each("{0}: [box {0}, case {0}], ").TrimEnd(',', ' ')
                + " }\n  - { "
                + Each("{0}: lamp {0}, ").TrimEnd(',', ' ')
                + " }\n"
        );
        foreach (var language in Language.Codes)
        {
            folder.Write($"glossary/{language}.yaml", $"ont:\n  term: ONT {language}\n  meaning: A box.\n");
            folder.Write($"languages/{language}/synonyms.yaml", $"box: [case {language}, chest]\nlamp: [light]\n");
            folder.Write($"languages/{language}/pins.yaml", $"help: first\nplace {language}: second\n");
            folder.Write(
                $"languages/{language}/examples.md",
                "# Examples\n\n| query | article |\n|---|---|\n| one two | first |\n\n| word | stem |\n|---|---|\n| box | box |\n"
            );
            folder.Write($"articles/first/{language}.md", Article("first", "second", language));
            folder.Write($"articles/second/{language}.md", Article("second", "first", language));
        }

        return folder;
    }

    private static string Each(string format) => string.Concat(Language.Codes.Select(l => string.Format(null, format, l)));

    private static string Topics()
    {
        var local = "{ " + Each("{0}: text-{0}, ").TrimEnd(',', ' ') + " }";
        return $"topics:\n  - key: wifi\n    icon: wifi\n    slug: {local}\n    title: {local}\n    summary: {local}\n"
            + $"troubles:\n  - article: first\n    icon: wifi\n    title: {local}\n    hint: {local}\n";
    }

    private static string Article(string key, string other, string language) =>
        $$$"""
            ---
            title: The {{{key}}} ({{{language}}})
            slug: {{{key}}}-{{{language}}}
            summary: What to do.
            topic: wifi
            keywords: [one, two]
            technologies: [fibre, cable, dsl, wireless]
            audience: everyone
            reviewed: 2026-11-02 by the editor
            related: [{{{other}}}]
            ---
            Ring {{phone}}: {{hours}}. See [the other](article:{{{other}}}#place) and the [box](term:ont). {{wait_here}}.

            ## Place

            ![A box](figure:box)

            """;
}
