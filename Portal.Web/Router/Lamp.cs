namespace Portal.Web.Router;

/// <summary>What a lamp shows: "off", "green", "red blinking".</summary>
public static class Lamp
{
    public const string Off = "off";
    private const string Blinking = " blinking";

    public static readonly IReadOnlyList<string> Colours = ["green", "red", "amber", "blue", "white", "yellow"];

    public static bool IsKnown(string lamp) => lamp == Off || Colours.Contains(ColourOf(lamp));

    public static string ColourOf(string lamp) => Blinks(lamp) ? lamp[..^Blinking.Length] : lamp;

    public static bool Blinks(string lamp) => lamp.EndsWith(Blinking, StringComparison.Ordinal);
}
