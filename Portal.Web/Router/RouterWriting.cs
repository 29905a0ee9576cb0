using Microsoft.Extensions.Localization;
using Portal.Web.Help.Content;
using Portal.Web.Router.Library;
using Portal.Web.Router.Pictures;
using Portal.Web.Site;

namespace Portal.Web.Router;

/// <summary>What lamps and sockets are called in the words of the reader.</summary>
public static class RouterWriting
{
    /// <summary>What a lamp shows: "green, blinking".</summary>
    public static string Shows(this IStringLocalizer<Text> texts, string lamp) => texts[$"Router.Shows.{lamp.Replace(' ', '-')}"];

    /// <summary>What that means on this model.</summary>
    public static string Means(this IStringLocalizer<Text> texts, RouterText text, RouterLamp lamp, LampShow show) =>
        text.WordsFor(lamp, show) ?? texts[$"Router.Means.{EnumWords.Of(show.Means)}"];

    /// <summary>The colour of a socket, to be said beside its name; empty for none.</summary>
    public static string Colour(this IStringLocalizer<Text> texts, RouterPort port) =>
        port.Colour is { } colour ? texts[$"Router.Colour.{colour}"] : "";

    /// <summary>The front for those who do not see it.</summary>
    public static string Front(this IStringLocalizer<Text> texts, RouterModel model) =>
        texts["Router.Front.Picture", string.Join("; ", model.Lamps.Select(l => $"{l.Label}: {texts.Shows(FrontPicture.WellOf(l).Lamp)}"))];

    /// <summary>The back for those who do not see it.</summary>
    public static string Back(this IStringLocalizer<Text> texts, RouterModel model) =>
        texts["Router.Back.Picture", string.Join(", ", model.Ports.Select(p => p.Label))];
}
