using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Router.Library;

/// <summary>
/// A router as the portal knows it: what it looks like, what its lamps say, and how it is set up. Read from content/routers.
/// </summary>
public sealed record RouterModel
{
    /// <summary>The model that stands for all that have no page of their own.</summary>
    public const string OtherKey = "other";

    /// <summary>Its name in addresses and files: "avm-fritzbox-7590".</summary>
    public required string Key { get; init; }

    /// <summary>Empty for the one that stands for all others.</summary>
    public required string Maker { get; init; }

    public required string Model { get; init; }

    public required string Family { get; init; }

    /// <summary>What stands on its label and what people type, in small letters.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Other models that are worked the same way.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    public required IReadOnlyList<Technology> Lines { get; init; }

    public required FibreEnd FibreEnd { get; init; }

    public required IReadOnlyList<ConnectionKind> Connections { get; init; }

    public required RouterAdmin Admin { get; init; }

    public required RouterWifi Wifi { get; init; }

    public required RouterShape Shape { get; init; }

    /// <summary>In the order of the front, from left or from the top.</summary>
    public required IReadOnlyList<RouterLamp> Lamps { get; init; }

    /// <summary>In the order of the back, from left.</summary>
    public required IReadOnlyList<RouterPort> Ports { get; init; }

    public required RouterReset Reset { get; init; }

    /// <summary>Where things stand in its own pages: the words of a menu by subject, then by language.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Menus { get; init; }

    public required IReadOnlyList<RouterSource> Sources { get; init; }

    /// <summary>Parts and sections nobody has compared with the device or its manual.</summary>
    public required IReadOnlyList<string> Unchecked { get; init; }

    /// <summary>By language.</summary>
    public required IReadOnlyDictionary<string, RouterText> Texts { get; init; }

    public bool IsOther => Key == OtherKey;

    /// <summary>True where nobody can take a thin fibre out, because none goes in.</summary>
    public bool TakesFibre => FibreEnd == FibreEnd.Inside;

    /// <summary>The texts for a reader: in their language or the next best.</summary>
    public RouterText In(Language reader) => reader.Chain.Concat(Language.Codes).Select(Texts.GetValueOrDefault).First(t => t is not null)!;
}

/// <summary>How one comes to the router's own pages.</summary>
/// <param name="Name">A name that works in a browser: "fritz.box"; empty for none.</param>
/// <param name="Address">The number that always works.</param>
/// <param name="User">The user name; empty where none is asked for, or where the label says it.</param>
/// <param name="Password">Where the first password comes from.</param>
/// <param name="Initial">The first password, where it is the same for all.</param>
public sealed record RouterAdmin(string Name, string Address, string User, FirstValue Password, string Initial)
{
    /// <summary>What is typed into the address bar.</summary>
    public string Url => $"http://{(Name == "" ? Address : Name)}";

    /// <summary>The same by number.</summary>
    public string NumberUrl => $"http://{Address}";
}

/// <summary>The Wi-Fi as it is delivered.</summary>
/// <param name="Name">Where its name comes from.</param>
/// <param name="Password">Where its password comes from.</param>
/// <param name="Bands">In gigahertz: "2.4", "5".</param>
/// <param name="HasWpa3">True when it knows the newer encryption.</param>
public sealed record RouterWifi(FirstValue Name, FirstValue Password, IReadOnlyList<string> Bands, bool HasWpa3);

/// <summary>What the front looks like.</summary>
/// <param name="IsUpright">It stands, with its lamps in a column; otherwise it lies.</param>
/// <param name="Width">In millimetres.</param>
/// <param name="Height">In millimetres.</param>
/// <param name="Antennas">How many stand out.</param>
public sealed record RouterShape(bool IsUpright, int Width, int Height, int Antennas);

/// <summary>A lamp of the front.</summary>
/// <param name="Key">Its name in the files.</param>
/// <param name="Label">What is printed beside it, or what its picture stands for.</param>
/// <param name="HasIcon">Only a picture is printed.</param>
/// <param name="Shows">What it can show.</param>
public sealed record RouterLamp(string Key, string Label, bool HasIcon, IReadOnlyList<LampShow> Shows);

/// <summary>One thing a lamp shows.</summary>
/// <param name="Lamp">As <see cref="Router.Lamp"/> names it.</param>
/// <param name="Means">What it says.</param>
public sealed record LampShow(string Lamp, LampMeaning Means);

/// <summary>A socket, button or hole of the back.</summary>
/// <param name="Key">Its name in the files.</param>
/// <param name="Label">What is printed beside it.</param>
/// <param name="Colour">Its colour; null when the files do not say.</param>
/// <param name="Count">How many of them stand in a row.</param>
/// <param name="Use">What it is for.</param>
public sealed record RouterPort(string Key, string Label, string? Colour, int Count, PortUse Use);

/// <summary>How the router is reset.</summary>
/// <param name="By">With a button or in its pages.</param>
/// <param name="Seconds">How long the button is held; 0 without one.</param>
public sealed record RouterReset(ResetBy By, int Seconds);

/// <summary>Where something was looked up.</summary>
public sealed record RouterSource(string Title, string Address);
