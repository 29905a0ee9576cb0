using Portal.Web.Help.Content;
using Portal.Web.Site;

namespace Portal.Web.Router.Library;

/// <summary>Reads the lists of a router's file: lamps, sockets, menus, sources.</summary>
internal sealed class RouterParts(DiagnosticList faults)
{
    private const int MaxLamps = 12;
    private const int MaxPorts = 12;
    private const int MaxLabelLength = 16;

    // Colours of sockets, which are painted and not lit.
    private static readonly string[] PortColours = ["black", "blue", "green", "grey", "orange", "red", "white", "yellow"];

    public IReadOnlyList<RouterLamp> Lamps(RouterReader file)
    {
        var lamps = file.Maps("lamps").Select(Lamp).ToList();
        Several(file, "lamps", [.. lamps.Select(l => l.Key)], MaxLamps);
        return lamps;
    }

    public IReadOnlyList<RouterPort> Ports(RouterReader file)
    {
        var ports = file.Maps("ports").Select(Port).ToList();
        Several(file, "ports", [.. ports.Select(p => p.Key)], MaxPorts);
        return ports;
    }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Menus(YamlMap map)
    {
        _ = new RouterReader(map, "menus", faults, [.. RouterSections.Menus]);
        return map
            .Entries.Where(e => e.Value is YamlMap)
            .ToDictionary(e => e.Key, e => (IReadOnlyDictionary<string, string>)Menu(e.Key, (YamlMap)e.Value));
    }

    public IReadOnlyList<RouterSource> Sources(RouterReader file)
    {
        var sources = new List<RouterSource>();
        foreach (var map in file.Maps("sources"))
        {
            var source = new RouterReader(map, "sources", faults, "title", "address");
            var read = new RouterSource(source.Filled("title"), source.Filled("address"));
            if (!Uri.TryCreate(read.Address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                source.Wrong("address", "begins with http:// or https://", 0);
            sources.Add(read);
        }

        return sources;
    }

    private Dictionary<string, string> Menu(string subject, YamlMap map)
    {
        _ = new RouterReader(map, $"menus: {subject}", faults, [.. Language.Codes]);
        return map.Entries.Where(e => e.Value is YamlText).ToDictionary(e => e.Key, e => ((YamlText)e.Value).Value);
    }

    private RouterLamp Lamp(YamlMap map)
    {
        var lamp = new RouterReader(map, "lamps", faults, "key", "label", "icon", "shows");
        var shows = lamp.Maps("shows").Select(Show).ToList();
        if (shows.Count == 0 || shows.DistinctBy(s => s.Lamp).Count() < shows.Count)
            lamp.Wrong("shows", "is empty, or one thing stands twice", 0);
        return new RouterLamp(Key(lamp), Label(lamp), lamp.Has("icon") && lamp.YesOrNo("icon"), shows);
    }

    private LampShow Show(YamlMap map)
    {
        var show = new RouterReader(map, "shows", faults, "lamp", "means");
        var lamp = show.Filled("lamp");
        if (!Router.Lamp.IsKnown(lamp))
            show.Wrong("lamp", $"is off, or one of {string.Join(", ", Router.Lamp.Colours)}, with \" blinking\" behind it", 0);
        return new LampShow(lamp, show.Word<LampMeaning>("means"));
    }

    private RouterPort Port(YamlMap map)
    {
        var port = new RouterReader(map, "ports", faults, "key", "label", "colour", "count", "use");
        var colour = port.Has("colour") ? port.Filled("colour") : null;
        if (colour is not null && !PortColours.Contains(colour))
            port.Wrong("colour", $"is one of: {string.Join(", ", PortColours)}", 0);
        return new RouterPort(
            Key(port),
            Label(port),
            colour,
            port.Has("count") ? port.Number("count", 1, 8) : 1,
            port.Word<PortUse>("use")
        );
    }

    private static string Key(RouterReader part)
    {
        var key = part.Filled("key");
        return key == "" || Slugs.IsGood(key) ? key : part.Wrong("key", "has only a to z, digits and hyphens", key);
    }

    // The drawing has room for no more.
    private static string Label(RouterReader part)
    {
        var label = part.Filled("label");
        return label.Length <= MaxLabelLength ? label : part.Wrong("label", $"has {MaxLabelLength} characters at most", label);
    }

    private static void Several(RouterReader file, string name, List<string> keys, int most)
    {
        if (keys.Count == 0 || keys.Count > most)
            file.Wrong(name, $"are 1 to {most}", 0);
        if (keys.Distinct().Count() < keys.Count)
            file.Wrong(name, "has a key twice", 0);
    }
}
