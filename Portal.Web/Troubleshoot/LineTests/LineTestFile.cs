using System.Globalization;
using Portal.Web.Help.Content;
using Portal.Web.Provider;
using Portal.Web.Provider.LineTests;

namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>Reads line-tests.yaml. A fault blocks the file: the limits of before are better than half of them.</summary>
internal sealed class LineTestFile(DiagnosticList faults)
{
    public const string Path = "line-tests.yaml";
    private const string Every = "every";

    private static readonly string[] Order = ["none_below", "fail_below", "warn_below", "warn_above", "fail_above"];
    private static readonly string[] Verdicts = ["pass", "warn", "fail"];

    /// <summary>The limits; null when the file has a fault.</summary>
    public static LineTestLimits? Parse(string text, DiagnosticList faults)
    {
        if (YamlFile.Read(text, 1, faults) is not { } root)
            return null;
        var limits = new LineTestFile(faults).Read(root);
        return faults.Blocks ? null : limits;
    }

    private LineTestLimits Read(YamlMap root)
    {
        var limits = new Dictionary<(Technology, string), MeasureLimits>();
        foreach (var section in root.Entries)
        {
            if (!TryRead(section.Key, out var technology))
                faults.Block(section.Line, $"{section.Key} is no kind of line: every, fibre, cable, dsl, wireless");
            else if (section.Value is not YamlMap measures)
                faults.Block(section.Line, $"{section.Key} is a map of measures");
            else
                foreach (var measure in measures.Entries)
                    if (Read(measure) is { } read)
                        limits[(technology, measure.Key)] = read;
        }

        return new LineTestLimits(limits);
    }

    private MeasureLimits? Read(YamlEntry entry)
    {
        if (LineMetric.Find(entry.Key) is not { } metric)
        {
            faults.Block(entry.Line, $"{entry.Key} is no measure: {string.Join(", ", LineMetric.All.Select(m => m.Name))}");
            return null;
        }

        if (entry.Value is not YamlMap map)
        {
            faults.Block(entry.Line, $"{entry.Key} is a map of limits: {{ warn_below: 6 }}");
            return null;
        }

        foreach (var odd in map.Entries.Where(e => !Order.Contains(e.Key) && !Verdicts.Contains(e.Key)))
            faults.Block(odd.Line, $"{entry.Key}: {odd.Key} is no limit: {string.Join(", ", Order.Concat(Verdicts))}");
        var figures = Order.Select(name => Figure(map, name, entry)).ToArray();
        if (figures.OfType<decimal>().ToList() is var given && !given.SequenceEqual(given.Order()))
            faults.Block(entry.Line, $"{entry.Key}: the limits rise from {string.Join(" over ", Order)}");
        return new MeasureLimits
        {
            NoneBelow = figures[0],
            FailBelow = figures[1],
            WarnBelow = figures[2],
            WarnAbove = figures[3],
            FailAbove = figures[4],
            Words = Words(map, metric),
        };
    }

    private decimal? Figure(YamlMap map, string name, YamlEntry entry)
    {
        if (map.Find(name) is not { } limit)
            return null;
        if (
            limit.Value is YamlText { Value: var text }
            && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var figure)
        )
            return figure;
        faults.Block(limit.Line, $"{entry.Key}: {name} is a number");
        return null;
    }

    private Dictionary<string, LineVerdict> Words(YamlMap map, LineMetric metric)
    {
        var words = new Dictionary<string, LineVerdict>();
        foreach (var entry in map.Entries.Where(e => Verdicts.Contains(e.Key)))
        {
            var listed = (entry.Value as YamlList)?.Items.OfType<YamlText>().ToList() ?? [];
            if (listed.Count == 0)
                faults.Block(entry.Line, $"{metric.Name}: {entry.Key} is a list of words");
            foreach (var word in listed)
                if (!metric.Words.Contains(word.Value))
                    faults.Block(word.Line, $"{metric.Name} is never {word.Value}; its words: {string.Join(", ", metric.Words)}");
                else if (!words.TryAdd(word.Value, Enum.Parse<LineVerdict>(entry.Key, ignoreCase: true)))
                    faults.Block(word.Line, $"{metric.Name}: {word.Value} stands here a second time");
        }

        return words;
    }

    private static bool TryRead(string name, out Technology technology)
    {
        technology = Technology.Unknown;
        return name == Every || (EnumWords.TryRead(name, out technology) && technology != Technology.Unknown);
    }
}
