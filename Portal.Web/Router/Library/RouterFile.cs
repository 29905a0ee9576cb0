using System.Net;
using Portal.Web.Help.Content;
using Portal.Web.Provider;

namespace Portal.Web.Router.Library;

/// <summary>routers/&lt;key&gt;.yaml: what a model is, without a word of text.</summary>
internal sealed class RouterFile(DiagnosticList faults)
{
    private static readonly string[] Keys =
    [
        "maker",
        "model",
        "family",
        "names",
        "covers",
        "lines",
        "ont",
        "connection",
        "admin",
        "wifi",
        "shape",
        "lamps",
        "ports",
        "reset",
        "menus",
        "sources",
        "unchecked",
    ];

    /// <summary>The model without its texts; null when the file is none.</summary>
    public static RouterModel? Parse(string key, string text, DiagnosticList faults) =>
        YamlFile.Read(text, 1, faults) is { } root ? new RouterFile(faults).Read(key, root) : null;

    private RouterModel? Read(string key, YamlMap root)
    {
        var file = new RouterReader(root, "", faults, Keys);
        var parts = new RouterParts(faults);
        var model = new RouterModel
        {
            Key = key,
            Maker = key == RouterModel.OtherKey ? file.Text("maker") : file.Filled("maker"),
            Model = key == RouterModel.OtherKey ? file.Text("model") : file.Filled("model"),
            Family = file.Text("family"),
            Names = Names(file),
            Covers = file.Texts("covers"),
            Lines = file.Words<Technology>("lines"),
            FibreEnd = file.Word<FibreEnd>("ont"),
            Connections = file.Words<ConnectionKind>("connection"),
            Admin = Admin(file.Map("admin")),
            Wifi = Wifi(file.Map("wifi")),
            Shape = Shape(file.Map("shape")),
            Lamps = parts.Lamps(file),
            Ports = parts.Ports(file),
            Reset = Reset(file.Map("reset")),
            Menus = file.Has("menus") ? parts.Menus(file.Map("menus")) : new Dictionary<string, IReadOnlyDictionary<string, string>>(),
            Sources = parts.Sources(file),
            Unchecked = file.Texts("unchecked"),
            Texts = new Dictionary<string, RouterText>(),
        };
        Contradictions(file, model);
        return faults.Blocks ? null : model;
    }

    private static IReadOnlyList<string> Names(RouterReader file)
    {
        var names = file.Texts("names");
        if (names.FirstOrDefault(n => n.Any(char.IsUpper)) is { } odd)
            file.Wrong("names", $"are in small letters, not {odd}", 0);
        return names.Count > 0 ? names : file.Wrong("names", "is empty", names);
    }

    private RouterAdmin Admin(YamlMap map)
    {
        var admin = new RouterReader(map, "admin", faults, "name", "address", "user", "password", "initial");
        var read = new RouterAdmin(
            admin.Text("name"),
            admin.Filled("address"),
            admin.Text("user"),
            admin.Word<FirstValue>("password"),
            admin.Text("initial")
        );
        if (read.Address != "" && !IPAddress.TryParse(read.Address, out _))
            admin.Wrong("address", "is a number like 192.168.1.1", 0);
        if (read.Password == FirstValue.Initial != (read.Initial != ""))
            admin.Wrong("initial", "is the password of \"password: initial\", and of no other", 0);
        return read;
    }

    private RouterWifi Wifi(YamlMap map)
    {
        var wifi = new RouterReader(map, "wifi", faults, "name", "password", "bands", "wpa3");
        var bands = wifi.Texts("bands");
        if (bands.Count == 0 || bands.Any(b => b is not ("2.4" or "5" or "6")))
            wifi.Wrong("bands", "are some of: \"2.4\", \"5\", \"6\"", 0);
        return new RouterWifi(wifi.Word<FirstValue>("name"), wifi.Word<FirstValue>("password"), bands, wifi.YesOrNo("wpa3"));
    }

    private RouterShape Shape(YamlMap map)
    {
        var shape = new RouterReader(map, "shape", faults, "stands", "width", "height", "antennas");
        var stands = shape.Text("stands");
        if (stands is not ("flat" or "upright"))
            shape.Wrong("stands", "is one of: flat, upright", 0);
        return new RouterShape(
            stands == "upright",
            shape.Number("width", 40, 400),
            shape.Number("height", 20, 400),
            shape.Number("antennas", 0, 8)
        );
    }

    private RouterReset Reset(YamlMap map)
    {
        var reset = new RouterReader(map, "reset", faults, "by", "seconds");
        var by = reset.Word<ResetBy>("by");
        return new RouterReset(by, by == ResetBy.Button ? reset.Number("seconds", 1, 60) : 0);
    }

    private static void Contradictions(RouterReader file, RouterModel model)
    {
        if (model.Lines.Contains(Technology.Unknown))
            file.Wrong("lines", "are some of: fibre, cable, dsl, wireless", 0);
        if (model.Lines.Contains(Technology.Fibre) == (model.FibreEnd == FibreEnd.None))
            file.Wrong("ont", "is none for a router without fibre, and inside or separate for one with it", 0);
        if (model.FibreEnd == FibreEnd.Inside && model.Ports.All(p => p.Use != PortUse.LineFibre))
            file.Wrong("ports", "has no socket for the fibre that goes inside", 0);
        foreach (var odd in model.Unchecked.Where(u => !RouterSections.Parts.Contains(u) && !IsSection(model, u)))
            file.Wrong("unchecked", $"names {odd}, which is no section and no part", 0);
    }

    private static bool IsSection(RouterModel model, string name) =>
        RouterSections.RequiredOf(model).Concat(RouterSections.Optional).Contains(name);
}
