using System.Globalization;
using Portal.Web.Help.Content;

namespace Portal.Web.Router.Library;

/// <summary>A map of a router's file with a fixed set of keys, all of which but a few have to be there.</summary>
internal sealed class RouterReader
{
    private readonly YamlMap map;
    private readonly DiagnosticList faults;
    private readonly string place;

    /// <param name="map">What is read.</param>
    /// <param name="place">What it is called in messages: "lamps"; empty for the file itself.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="keys">What may stand there.</param>
    public RouterReader(YamlMap map, string place, DiagnosticList faults, params string[] keys)
    {
        (this.map, this.place, this.faults) = (map, place == "" ? "" : place + ": ", faults);
        foreach (var unknown in map.Entries.Where(e => !keys.Contains(e.Key)))
            faults.Block(unknown.Line, $"{this.place}unknown key {unknown.Key}");
    }

    public bool Has(string key) => map.Find(key) is not null;

    /// <summary>A text that may be empty, but has to be there.</summary>
    public string Text(string key)
    {
        if (map.Find(key)?.Value is YamlText text)
            return text.Value;
        return Wrong(key, "is missing", "");
    }

    /// <summary>A text with something in it.</summary>
    public string Filled(string key) => Text(key) is { Length: > 0 } text ? text : Wrong(key, "is empty", "");

    public TRead Word<TRead>(string key)
        where TRead : struct, Enum =>
        EnumWords.TryRead<TRead>((map.Find(key)?.Value as YamlText)?.Value, out var value)
            ? value
            : Wrong(key, $"is one of: {string.Join(", ", EnumWords.All<TRead>())}", default(TRead));

    public bool YesOrNo(string key) =>
        (map.Find(key)?.Value as YamlText)?.Value switch
        {
            "yes" => true,
            "no" => false,
            _ => Wrong(key, "is \"yes\" or \"no\"", false),
        };

    public int Number(string key, int smallest, int largest) =>
        int.TryParse((map.Find(key)?.Value as YamlText)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= smallest
        && number <= largest
            ? number
            : Wrong(key, $"is a number from {smallest} to {largest}", smallest);

    public IReadOnlyList<string> Texts(string key) =>
        map.Find(key)?.Value is YamlList list
            ? [.. list.Items.OfType<YamlText>().Select(t => t.Value)]
            : Wrong<IReadOnlyList<string>>(key, "is a list", []);

    public IReadOnlyList<TRead> Words<TRead>(string key)
        where TRead : struct, Enum
    {
        var read = new List<TRead>();
        foreach (var word in Texts(key))
            if (EnumWords.TryRead<TRead>(word, out var value) && !read.Contains(value))
                read.Add(value);
            else
                Wrong(key, $"{word} is none of: {string.Join(", ", EnumWords.All<TRead>())}, or stands twice", 0);
        return read.Count > 0 ? read : Wrong<IReadOnlyList<TRead>>(key, "is empty", []);
    }

    public YamlMap Map(string key) => map.Find(key)?.Value as YamlMap ?? Wrong(key, "is a map", new YamlMap(map.Line, []));

    /// <summary>The maps of a list.</summary>
    public IEnumerable<YamlMap> Maps(string key)
    {
        if (map.Find(key)?.Value is not YamlList list)
            return Wrong<IEnumerable<YamlMap>>(key, "is a list", []);
        foreach (var odd in list.Items.Where(i => i is not YamlMap))
            faults.Block(odd.Line, $"{place}{key}: a map is expected");
        return list.Items.OfType<YamlMap>();
    }

    public TRead Wrong<TRead>(string key, string message, TRead otherwise)
    {
        faults.Block(map.Find(key)?.Line ?? map.Line, $"{place}{key} {message}");
        return otherwise;
    }
}
