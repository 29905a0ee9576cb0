using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Portal.Web.Router;
using Portal.Web.Router.Library;
using Portal.Web.Router.Pictures;

namespace Portal.Tests.Router;

/// <summary>Every router is drawn whole: all lamps, all sockets, every name once and none over another.</summary>
public sealed class PictureTests
{
    private const double CharacterWidth = 9.2; // of 17 px, on average; a browser measures them in CardTests
    private const double Height = 17;

    public static TheoryData<string> Keys => RouterSamples.Keys;

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_front_has_every_lamp_in_its_real_colour(string key)
    {
        var model = RouterSamples.Find(key);
        var svg = Drawn(FrontPicture.Of(model, "front"));
        Assert.Equal(model.Lamps.Select(l => l.Label), Names(svg));
        Assert.Equal(model.Lamps.Count, svg.QuerySelectorAll("circle.lit, circle.dark").Length);
        var expected = model.Lamps.Select(l => FrontPicture.WellOf(l).Lamp).Where(l => l != Lamp.Off).Select(Lamp.ColourOf);
        Assert.Equal(expected.Select(c => LampPicture.Colours[c]), svg.QuerySelectorAll("circle.lit").Select(c => c.GetAttribute("fill")));
        Assert.Equal("front", svg.GetAttribute("aria-label"));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void No_name_lies_over_another_or_outside_the_drawing(string key)
    {
        var model = RouterSamples.Find(key);
        foreach (var upright in (bool[])[false, true])
            Free(Drawn(FrontPicture.Of(model with { Shape = model.Shape with { IsUpright = upright } }, "front")));
        Free(Drawn(BackPicture.Of(model, "back")));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_back_has_every_socket_and_marks_what_is_asked_for(string key)
    {
        var model = RouterSamples.Find(key);
        var svg = Drawn(BackPicture.Of(model, "back", PortUse.Power));
        Assert.Equal(model.Ports.Select(p => p.Label), Names(svg));
        Assert.Equal(model.Ports.Sum(p => p.Count), svg.QuerySelectorAll(".socket").Length);
        Assert.Equal(model.Ports.Count(p => p.Use == PortUse.Power), svg.QuerySelectorAll(".frame").Length);
    }

    [Fact]
    public void A_state_changes_only_the_lamps_it_names()
    {
        var model = RouterSamples.Find(RouterSamples.Full);
        var svg = Drawn(
            FrontPicture.Of(model, "front", new Dictionary<string, string> { ["internet"] = "red blinking", ["wifi"] = "off" })
        );
        Assert.Contains(svg.QuerySelectorAll("circle.lit"), c => c.GetAttribute("fill") == LampPicture.Colours["red"]);
        Assert.Single(svg.QuerySelectorAll(".rays"));
        Assert.Single(svg.QuerySelectorAll("circle.dark"));
    }

    [Fact]
    public void A_lamp_that_is_off_when_all_is_well_is_drawn_dark()
    {
        var los = RouterSamples.Find("huawei-hg8245").Lamps.Single(l => l.Key == "los");
        Assert.Equal(Lamp.Off, FrontPicture.WellOf(los).Lamp);
    }

    [Fact]
    public void A_name_from_a_file_is_text_and_never_markup()
    {
        var model = RouterSamples.Find(RouterSamples.Full);
        var odd = model with { Lamps = [model.Lamps[0] with { Label = "<b>&\"x\"" }] };
        Assert.Equal(["<b>&\"x\""], Names(Drawn(FrontPicture.Of(odd, "a \"b\" <c>"))));
    }

    private static IElement Drawn(IHtmlContent picture)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        picture.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.DoesNotContain("NaN", $"{writer}", StringComparison.Ordinal);
        return new HtmlParser().ParseDocument($"{writer}").QuerySelector("svg")!;
    }

    private static IEnumerable<string> Names(IElement svg) => svg.QuerySelectorAll("text").Select(t => t.TextContent);

    private static void Free(IElement svg)
    {
        var box = svg.GetAttribute("viewBox")!.Split(' ').Select(Number).ToArray();
        var names = svg.QuerySelectorAll("text").Select(Place).ToList();
        Assert.All(names, n => Assert.True(n.Left >= -2 && n.Right <= box[2] + 2 && n.Top >= 0 && n.Bottom <= box[3], $"{n} of {box[3]}"));
        for (var i = 0; i < names.Count; i++)
        for (var k = i + 1; k < names.Count; k++)
            Assert.False(names[i].Meets(names[k]), $"{names[i]} and {names[k]}");
    }

    private static Area Place(IElement text)
    {
        var (x, y) = (Number(text.GetAttribute("x")!), Number(text.GetAttribute("y")!));
        var width = text.TextContent.Length * CharacterWidth;
        var left = text.GetAttribute("text-anchor") == "end" ? x - width : x;
        return new Area(text.TextContent, left, left + width, y - Height * 0.8, y + Height * 0.25);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Area(string Name, double Left, double Right, double Top, double Bottom)
    {
        public bool Meets(Area other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
