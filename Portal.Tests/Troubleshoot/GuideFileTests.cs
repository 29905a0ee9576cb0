using Portal.Web.Help.Content;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Tests.Troubleshoot;

/// <summary>What is wrong with a guide's files is said with its file and line, and keeps the whole guide out.</summary>
public sealed class GuideFileTests
{
    private const string Good = """
        icon: no-internet
        kind: task
        minutes: 5
        topic: internet
        start: first
        nodes:
          first:
            kind: choice
            answers: { yes: end, unknown: end }
          end: { kind: result, outcome: solved }
        """;

    private const string Words = """
        title: "A guide"
        summary: "What it does."
        symptoms: [a, b, c, d, e, f, g, h, i, j, k, l]
        nodes:
          first: { title: "Does it work?", answers: { yes: "It does" } }
          end: { title: "Good", text: "That is all." }
        """;

    public static TheoryData<string, string, string> Faults =>
        new()
        {
            {
                "kind: choice",
                "kind: riddle",
                "g.yaml:7: first: kind is one of: choice, lamps, several, number, device, step, measure, result"
            },
            { "yes: end,", "yes: nowhere,", "g.yaml:7: first leads to nowhere, which is not there" },
            { "yes: end,", "yes: first,", "g.yaml:1: some nodes lead in a circle" },
            { "yes: end,", "yes: flow:g,", "g.yaml:1: this guide leads to others that lead back to it" },
            { "yes: end,", "yes: flow:other,", "g.yaml:7: first leads to flow:other, which is not there" },
            { "start: first", "start: second", "g.yaml:1: start: there is no node second" },
            { "start: first", "start: end", "g.yaml:7: nothing leads to first" },
            { "topic: internet", "topic: weather", "g.yaml:1: topic is one of: internet, slow, drops, wifi, phone, television, other" },
            { "minutes: 5", "minutes: soon", "g.yaml:3: minutes is one of: 1 to 120" },
            { "minutes: 5", "minutes: 5\nscript: rm", "g.yaml:4: unknown key script" },
            { "kind: choice", "kind: choice\n    fact: weather", "g.yaml:7: first: there is no fact weather" },
            { "kind: choice", "kind: choice\n    run: code", "g.yaml:9: first: a node of the kind choice has no run" },
            { "kind: choice", "kind: lamps", "g.yaml:7: first: the answer yes shows no lamp" },
            {
                "kind: choice\n    answers: { yes: end, unknown: end }",
                "kind: step\n    answers: { works: end }",
                "g.yaml:7: first: a step has the answers works and same"
            },
            {
                "kind: choice\n    answers: { yes: end, unknown: end }",
                "kind: step\n    does: fibre\n    answers: { works: end, same: end }",
                "g.yaml:7: first: a step of this kind needs the warning fibre_warning"
            },
            {
                "kind: choice\n    answers: { yes: end, unknown: end }",
                "kind: step\n    does: restart\n    warn: [phone_warning]\n    answers: { works: end, same: end }",
                "g.yaml:7: the step that restarts, and no other, has the key restart, so that nobody is asked for a second one"
            },
            {
                "kind: choice\n    answers: { yes: end, unknown: end }",
                "kind: measure\n    test: line\n    answers: { pass: end, fail: end }",
                "g.yaml:7: first: a measurement has the answers pass, warn, fail, inconclusive"
            },
            { "nodes:", "nodes: [", "g.yaml:8: this is not well-formed YAML" },
            {
                "outcome: solved",
                "outcome: magic",
                "g.yaml:10: end: outcome is one of: solved, incident, article, technician, ticket, billing, router, status, plan"
            },
        };

    [Fact]
    public void A_good_guide_has_no_faults() => Assert.Empty(Check(Good, Words));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_said_with_file_and_line(string part, string instead, string fault)
    {
        var found = Check(Good.Replace(part, instead, StringComparison.Ordinal), Words);
        Assert.Contains(found, f => $"{f}".StartsWith($"guides/{fault}", StringComparison.Ordinal) && f.Blocks);
    }

    [Fact]
    public void A_guide_that_is_too_deep_is_refused()
    {
        var chain = string.Concat(
            Enumerable.Range(0, 14).Select(n => $"\n  n{n}: {{ kind: choice, answers: {{ a: {(n < 13 ? $"n{n + 1}" : "end")} }} }}")
        );
        var found = Check(
            Good.Replace("{ yes: end,", "{ yes: n0,", StringComparison.Ordinal)
                .Replace("\n  end:", $"{chain}\n  end:", StringComparison.Ordinal),
            Words
        );
        Assert.Contains(found, f => f.Message == "16 nodes deep; 12 at most");
    }

    [Fact]
    public void A_missing_text_is_said_in_its_language_and_nothing_of_the_guide_is_taken()
    {
        var found = Check(Good, Words.Replace("yes: \"It does\"", "", StringComparison.Ordinal));
        Assert.Contains(
            found,
            f => $"{f}".StartsWith("guides/g.de.yaml", StringComparison.Ordinal) && f.Message == "first: the answer yes has no text"
        );
        Assert.Contains(found, f => f.File == "guides/g.yaml" && f.Message == "not taken, because another file of this guide has a fault");
    }

    [Theory]
    [InlineData("title: ${jndi:ldap://x}\nsummary: x\nsymptoms: []\nnodes: &a {a: *a}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("title: \u0000")]
    [InlineData("? - : !!python/object:os.system 'ls'")]
    public void Hostile_YAML_is_a_fault_and_nothing_else(string words) => Assert.Contains(Check(Good, words), f => f.Blocks);

    private static IReadOnlyList<Diagnostic> Check(string structure, string words)
    {
        var files = Portal.Web.Site.Language.Codes.ToDictionary(l => $"guides/g.{l}.yaml", _ => words);
        files["guides/g.yaml"] = structure;
        return [.. new GuideContent().Check(files)];
    }
}
