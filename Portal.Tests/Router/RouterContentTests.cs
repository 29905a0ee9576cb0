using Portal.Web.Router.Library;
using Portal.Web.Site;

namespace Portal.Tests.Router;

/// <summary>A fault in a router's file is said with its file and line, and keeps the router off the site when it has to.</summary>
public sealed class RouterContentTests
{
    private const string File = "example-box.yaml";
    private const string English = "example-box.en.yaml";

    [Fact]
    public void The_routers_that_come_with_the_portal_have_no_faults()
    {
        Assert.Empty(RouterSamples.Check(RouterSamples.Files));
        Assert.InRange(RouterSamples.All.Count, 10, 100);
    }

    [Theory]
    [InlineData(File, "maker: Example", "maker: \"\"", "1: maker is empty")]
    [InlineData(File, "maker: Example", "colour: red", "1: unknown key colour")]
    [InlineData(File, "ont: separate", "ont: beside", "7: ont is one of: none, inside, separate")]
    [InlineData(File, "ont: separate", "ont: none", "7: ont is none for a router without fibre")]
    [InlineData(File, "ont: separate", "ont: inside", "ports has no socket for the fibre")]
    [InlineData(File, "lines: [fibre,", "lines: [copper, fibre,", "6: lines copper is none of")]
    [InlineData(File, "lines: [fibre,", "lines: [unknown, fibre,", "6: lines are some of")]
    [InlineData(File, "[pppoe, dhcp, static]", "[]", "8: connection is empty")]
    [InlineData(File, "192.168.0.1", "home", "9: admin: address is a number")]
    [InlineData(File, "password: label, initial: \"\" }", "password: initial, initial: \"\" }", "9: admin: initial is the password")]
    [InlineData(File, "bands: [\"2.4\", \"5\"]", "bands: [\"7\"]", "10: wifi: bands are some of")]
    [InlineData(File, "wpa3: \"yes\"", "wpa3: true", "10: wifi: wpa3 is \"yes\" or \"no\"")]
    [InlineData(File, "stands: flat", "stands: askew", "11: shape: stands is one of: flat, upright")]
    [InlineData(File, "antennas: 0", "antennas: 40", "11: shape: antennas is a number from 0 to 8")]
    [InlineData(File, "lamp: green, means: up", "lamp: pink, means: up", "shows: lamp is off")]
    [InlineData(File, "lamp: green, means: up", "lamp: green, means: fine", "shows: means is one of")]
    [InlineData(File, "label: \"Telephone\"", "label: \"Telephone and telefax\"", "label has 16 characters at most")]
    [InlineData(File, "colour: grey", "colour: mauve", "colour is one of")]
    [InlineData(File, "use: line-dsl", "use: line-gas", "use is one of")]
    [InlineData(File, "key: dsl", "key: power", "ports has a key twice")]
    [InlineData(File, "seconds: 10", "seconds: ten", "reset: seconds is a number")]
    [InlineData(File, "unchecked: []", "unchecked: [weather]", "unchecked names weather")]
    [InlineData(English, "  wifi: |", "  radio: |", "the section wifi is missing")]
    [InlineData(English, "  cable-dsl: |", "  dsl: |", "the section cable-dsl is missing")]
    [InlineData(English, "  guest: |", "  visitors: |", "another language has the section guest")]
    [InlineData(English, "\"green blinking\": \"Data", "\"blue\": \"Data", "lamps: wifi does not show blue")]
    public void A_fault_is_said_with_its_place(string file, string old, string with, string message)
    {
        var faults = RouterSamples.Check(RouterSamples.Changed(file, old, with)).Select(f => $"{f}").ToList();
        var own = RouterFiles.Folder + file + ":";
        Assert.Contains(
            faults,
            f => f.StartsWith(own, StringComparison.Ordinal) && $":{f[own.Length..]}".Contains(Placed(message), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_a_message_says_of_a_lamp_names_what_can_be_written() =>
        Assert.Contains(
            RouterSamples.Check(RouterSamples.Changed(File, "lamp: amber, means: starting", "lamp: amber, means: awake")),
            f => f.Message.Contains("wifi-on", StringComparison.Ordinal) && f.Blocks
        );

    [Fact]
    public void A_language_that_is_missing_is_reported_and_holds_up_no_other()
    {
        var files = new Dictionary<string, string>(RouterSamples.Files);
        files.Remove("routers/example-box.ca.yaml");
        var fault = Assert.Single(RouterSamples.Check(files));
        Assert.Equal("routers/example-box.ca.yaml:1: this language is missing", $"{fault}");
        Assert.False(fault.Blocks);
        Assert.Equal("es", RouterFiles.Read(files, []).Single(m => m.Key == RouterSamples.Full).In(Language.FromCode("ca")).Language);
    }

    [Theory]
    [InlineData("routers/Example Box.yaml")]
    [InlineData("routers/example-box.fr.yaml")]
    [InlineData("routers/card.yaml")]
    [InlineData("routers/deep/example.yaml")]
    public void A_file_without_a_place_is_refused(string path) =>
        Assert.Contains(RouterSamples.Check(new Dictionary<string, string>(RouterSamples.Files) { [path] = "a: b" }), f => f.File == path);

    [Fact]
    public void A_faulty_router_is_left_out_and_the_others_stay()
    {
        var files = RouterSamples.Changed(File, "ont: separate", "ont: beside");
        var read = RouterFiles.Read(files, []);
        Assert.DoesNotContain(read, m => m.Key == RouterSamples.Full);
        Assert.Equal(RouterSamples.All.Count - 1, read.Count);
    }

    // "7: ont" is a line and a message; a message alone may stand at any line.
    private static string Placed(string message) => char.IsDigit(message[0]) ? ":" + message : message;
}
