using System.Globalization;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Help.Content.Plans;

/// <summary>Reads the values of a plan's file, each with the line where it is wrong.</summary>
internal sealed class PlanValues(YamlMap root, DiagnosticList faults)
{
    public int LineOf(string key) => root.Find(key)?.Line ?? root.Line;

    /// <summary>A text in every language; in one that is not written, as in English.</summary>
    public Dictionary<string, string> Texts(string key)
    {
        if (root.Find(key) is not { } entry)
        {
            faults.Block(root.Line, $"{key} is missing");
            return [];
        }

        var text = LocalText.Read(entry, faults);
        return Language.Codes.ToDictionary(l => l, text.For);
    }

    public int Number(string key, int least, int most) => Number(root, key, least, most);

    /// <summary>Hundredths from "34.99"; nothing where an optional amount is not there.</summary>
    public Money Amount(string key, string currency, bool optional = false) => Amount(root, key, currency, optional);

    public string Currency()
    {
        if (Text(root, "currency") is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper))
            return currency;
        faults.Block(LineOf("currency"), "currency is three letters: EUR");
        return "EUR";
    }

    public decimal Percent(string key)
    {
        if (
            decimal.TryParse(Text(root, key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is >= 0 and < 100
        )
            return percent;
        faults.Block(LineOf(key), $"{key} is a number from 0 to 100: 21 or 5.5");
        return 0;
    }

    /// <summary>One of the words of an enum, in small letters; the default where nothing is written.</summary>
    public T Word<T>(string key, T otherwise)
        where T : struct, Enum
    {
        if (root.Find(key) is null)
            return otherwise;
        if (
            Text(root, key) is { } word
            && !word.Any(char.IsAsciiLetterUpper)
            && Enum.GetNames<T>().FirstOrDefault(n => Is(n, word)) is { } name
        )
            return Enum.Parse<T>(name);
        faults.Block(LineOf(key), $"{key} is {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}");
        return otherwise;
    }

    public Technology Technology(YamlText text)
    {
        if (Enum.GetValues<Technology>().FirstOrDefault(t => t != default && Is(t.ToString(), text.Value)) is var known && known != default)
            return known;
        faults.Block(text.Line, $"unknown technology {text.Value}: fibre, cable, dsl or wireless");
        return default;
    }

    public Speeds Speeds(string key)
    {
        var speeds = root.Find(key)?.Value is YamlMap map
            ? new Speeds(Number(map, "max", 1, 100_000), Number(map, "normal", 1, 100_000), Number(map, "min", 1, 100_000))
            : new Speeds(0, 0, 0);
        if (!speeds.AreInOrder)
            faults.Block(LineOf(key), $"{key} is in Mbit/s, none above the one before: {{max: 500, normal: 450, min: 300}}");
        return speeds;
    }

    public Promotion? Promotion(string currency) =>
        root.Find("promotion") is not { } entry ? null
        : entry.Value is YamlMap map ? new(Amount(map, "fee", currency, optional: false), Number(map, "months", 1, 24))
        : Wrong<Promotion>(entry.Line, "promotion is {fee: 19.99, months: 6}");

    public DataCap? Cap() =>
        root.Find("data_cap") is not { } entry ? null
        : entry.Value is YamlMap map ? new(Number(map, "gigabytes", 1, 1_000_000), Number(map, "then_mbits", 0, 10_000))
        : Wrong<DataCap>(entry.Line, "data_cap is {gigabytes: 500, then_mbits: 5}");

    public IEnumerable<YamlText> List(string key)
    {
        if (root.Find(key) is not { } entry)
            return [];
        if (entry.Value is YamlList list && list.Items.All(i => i is YamlText))
            return list.Items.Cast<YamlText>();
        faults.Block(entry.Line, $"{key} is a list: [one, two]");
        return [];
    }

    private T? Wrong<T>(int line, string message)
        where T : class
    {
        faults.Block(line, message);
        return null;
    }

    private int Number(YamlMap map, string key, int least, int most)
    {
        if (
            int.TryParse(Text(map, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        faults.Block(map.Find(key)?.Line ?? map.Line, $"{key} is a whole number from {least} to {most}");
        return least;
    }

    private Money Amount(YamlMap map, string key, string currency, bool optional)
    {
        if (optional && map.Find(key) is null)
            return Money.Zero(currency);
        if (
            decimal.TryParse(Text(map, key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount is >= 0 and < 1_000_000
            && amount * 100 == decimal.Truncate(amount * 100)
        )
            return new((long)(amount * 100), currency);
        faults.Block(map.Find(key)?.Line ?? map.Line, $"{key} is an amount like 34.99");
        return Money.Zero(currency);
    }

    private static string? Text(YamlMap map, string key) => (map.Find(key)?.Value as YamlText)?.Value;

    private static bool Is(string name, string word) => string.Equals(name, word, StringComparison.OrdinalIgnoreCase);
}
