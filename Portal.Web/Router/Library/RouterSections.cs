using Portal.Web.Help.Content;
using Portal.Web.Provider;

namespace Portal.Web.Router.Library;

/// <summary>The names of the sections, and which a model needs.</summary>
public static class RouterSections
{
    public const string SignIn = "sign-in";
    public const string Wifi = "wifi";
    public const string Password = "password";
    public const string Firmware = "firmware";
    public const string Backup = "backup";
    public const string Reset = "reset";
    public const string Guest = "guest";
    public const string Bridge = "bridge";

    /// <summary>What every model has.</summary>
    public static readonly IReadOnlyList<string> Always = [SignIn, Wifi, Password, Firmware, Backup, Reset];

    /// <summary>What a model has if it can do that.</summary>
    public static readonly IReadOnlyList<string> Optional = [Guest, Bridge];

    /// <summary>The subjects whose place in the router's pages a file may name.</summary>
    public static readonly IReadOnlyList<string> Menus = [Wifi, Password, Firmware, "connection", Backup, Guest, Bridge];

    /// <summary>Parts of the structure that may be named as not checked, beside sections.</summary>
    public static readonly IReadOnlyList<string> Parts = ["admin", "shape", "lamps", "ports", "menus"];

    public static string Cable(Technology line) => $"cable-{EnumWords.Of(line)}";

    public static string Connect(ConnectionKind connection) => $"connect-{EnumWords.Of(connection)}";

    public static IEnumerable<string> RequiredOf(RouterModel model) =>
        [.. model.Lines.Select(Cable), .. model.Connections.Select(Connect), .. Always];
}
