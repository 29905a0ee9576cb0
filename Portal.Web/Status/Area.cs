using System.Text.Json.Serialization;
using Portal.Web.Provider;

namespace Portal.Web.Status;

/// <summary>Where an incident is. Lines are found by node first and by postcode second; what technologies are named narrows both.</summary>
public sealed record Area
{
    public static readonly Area Nowhere = new();

    /// <summary>Beginnings of postcodes.</summary>
    public IReadOnlyList<string> Postcodes { get; init; } = [];

    /// <summary>Towns and quarters, as people call them.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>None: all of them.</summary>
    public IReadOnlyList<Technology> Technologies { get; init; } = [];

    /// <summary>Parts of the network. For staff; never public.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    /// <summary>True when nothing but perhaps a technology is named: it is everywhere.</summary>
    [JsonIgnore]
    public bool IsEverywhere => Postcodes.Count == 0 && Places.Count == 0 && Nodes.Count == 0;

    /// <summary>
    /// Whether a line may be touched. What is not known of it does not speak against it, but something must speak for it.
    /// </summary>
    public bool Covers(string? postcode, string? node, Technology? technology)
    {
        if (Technologies.Count > 0 && technology is { } known and not Technology.Unknown && !Technologies.Contains(known))
            return false;
        if (IsEverywhere)
            return true;
        if (node is { Length: > 0 } && Nodes.Contains(node, StringComparer.OrdinalIgnoreCase))
            return true;
        return postcode is { Length: > 0 }
            && Postcodes.Any(p => postcode.StartsWith(p, StringComparison.Ordinal) || p.StartsWith(postcode, StringComparison.Ordinal));
    }

    /// <summary>As rows: kind and value.</summary>
    public IEnumerable<(string Kind, string Value)> Rows() =>
        [
            .. Postcodes.Select(p => ("postcode", p)),
            .. Places.Select(p => ("place", p)),
            .. Technologies.Select(t => ("technology", t.Name())),
            .. Nodes.Select(n => ("node", n)),
        ];

    public static Area From(IEnumerable<(string Kind, string Value)> rows)
    {
        var kinds = rows.ToLookup(r => r.Kind, r => r.Value);
        return new Area
        {
            Postcodes = [.. kinds["postcode"]],
            Places = [.. kinds["place"]],
            Technologies = [.. kinds["technology"].Select(t => Enum.Parse<Technology>(t, ignoreCase: true))],
            Nodes = [.. kinds["node"]],
        };
    }
}
