using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Web.Help.Content;

/// <summary>
/// Reads the small part of YAML that content needs: maps, lists and texts, at most eight deep, without aliases. YamlDotNet's own tree would
/// overflow the stack on a file of ten thousand opening brackets.
/// </summary>
internal sealed class YamlFile
{
    private const int Deepest = 8;

    private readonly Parser parser;
    private readonly DiagnosticList faults;
    private readonly int before;

    private YamlFile(string text, int firstLine, DiagnosticList faults) =>
        (parser, this.faults, before) = (new Parser(new StringReader(text)), faults, firstLine - 1);

    /// <summary>The map a file consists of; null, and a blocking fault, when it is none.</summary>
    public static YamlMap? Read(string text, int firstLine, DiagnosticList faults)
    {
        var file = new YamlFile(text.TrimStart('\uFEFF'), firstLine, faults);
        try
        {
            file.parser.Consume<StreamStart>();
            if (!file.parser.Accept<DocumentStart>(out _))
                return new YamlMap(firstLine, []);
            file.parser.Consume<DocumentStart>();
            if (file.Next(0) is YamlMap map)
                return map;
            faults.Block(firstLine, "keys and values are expected here");
        }
        catch (YamlException error)
        {
            faults.Block(firstLine - 1 + Math.Max(1, (int)error.Start.Line), "this is not well-formed YAML: " + error.Message);
        }

        return null;
    }

    private YamlNode Next(int depth)
    {
        var current = parser.Consume<ParsingEvent>();
        if (depth > Deepest)
            throw new YamlException(current.Start, current.End, "nested too deeply");
        if (current is Scalar { Value: var value } && value.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            // PostgreSQL refuses NUL, and nobody could see the others
            throw new YamlException(current.Start, current.End, "a control character");
        }

        return current switch
        {
            Scalar scalar => new YamlText(LineOf(scalar), scalar.Value),
            SequenceStart => List(current, depth),
            MappingStart => Map(current, depth),
            _ => throw new YamlException(current.Start, current.End, "aliases are not allowed"),
        };
    }

    private YamlList List(ParsingEvent start, int depth)
    {
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Next(depth + 1));
        return new YamlList(LineOf(start), items);
    }

    private YamlMap Map(ParsingEvent start, int depth)
    {
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var value = Next(depth + 1);
            if (keys.Add(key.Value))
                entries.Add(new YamlEntry(key.Value, LineOf(key), value));
            else
                faults.Add(LineOf(key), $"{key.Value} stands here a second time");
        }

        return new YamlMap(LineOf(start), entries);
    }

    private int LineOf(ParsingEvent at) => before + (int)at.Start.Line;
}
