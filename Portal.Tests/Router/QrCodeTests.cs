using System.Text.Json;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using QRCoder;

namespace Portal.Tests.Router;

/// <summary>The QR codes a browser makes are those another maker of QR codes makes of the same text.</summary>
public sealed class QrCodeTests(SharedPortal portal, Browser browser)
{
    private const string Make = """
        async ([text, mask]) => {
          const { qrCode } = await import('/js/qr.js');
          return (qrCode(text, mask ?? undefined) ?? []).map(row => row.map(Number).join(''));
        }
        """;

    private const string Wifi = "async ([name, password]) => (await import('/js/qr.js')).wifiText(name, password)";

    [Fact]
    public async Task A_code_of_any_length_is_the_same_as_another_makers()
    {
        await using var visit = await OpenAsync();
        var texts = Enumerable
            .Range(1, 213)
            .Select(length => string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * 7 + length) % 26))))
            .Concat(["WIFI:T:WPA;S:Café Wi-Fi;P:ünïcödé;;", "Привет, мир", "家のWi-Fi", "📶🏠", "WIFI:T:WPA;S:a\\;b\\:c\\,d;P:\\\"\\\\;;"]);
        foreach (var text in texts)
            await SameAsync(visit, text);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_text_that_is_too_long_gets_no_code()
    {
        await using var visit = await OpenAsync();
        Assert.Empty(await MadeAsync(visit, new string('a', 214)));
        Assert.Empty(await MadeAsync(visit, new string('я', 107)));
        Assert.NotEmpty(await MadeAsync(visit, new string('я', 106)));
    }

    [Theory]
    [InlineData("Example", "12345678")]
    [InlineData("Semi;colon", "a;b:c,d\"e\\f")]
    [InlineData("Кухня 5 ГГц", "пароль-пароль")]
    [InlineData("  spaces  ", " leading and trailing ")]
    [InlineData("L'Àvia & co <3", "<script>alert(1)</script>")]
    public async Task A_wifi_is_written_as_telephones_read_it(string name, string password)
    {
        await using var visit = await OpenAsync();
        var written = await visit.Page.EvaluateAsync<string>(Wifi, new[] { name, password });
        Assert.Equal($"WIFI:T:WPA;S:{Escaped(name)};P:{Escaped(password)};;", written);
        await SameAsync(visit, written);
    }

    [Fact]
    public async Task A_wifi_without_a_password_says_so()
    {
        await using var visit = await OpenAsync();
        Assert.Equal("WIFI:T:nopass;S:open;;", await visit.Page.EvaluateAsync<string>(Wifi, (string[])["open", ""]));
    }

    [Fact]
    public async Task The_longest_name_and_password_fit_however_much_is_escaped()
    {
        await using var visit = await OpenAsync();
        var written = await visit.Page.EvaluateAsync<string>(Wifi, new[] { new string(';', 32), new string('"', 63) });
        await SameAsync(visit, written);
    }

    // What would end a value, or begin something else in it.
    private static string Escaped(string text) =>
        string.Concat(text.Select(c => @"\;,:""".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : $"{c}"));

    private static async Task SameAsync(BrowserSession visit, string text)
    {
        var expected = Expected(text);
        var made = await MadeAsync(visit, text);
        Assert.NotEmpty(made);
        if (made.SequenceEqual(expected))
            return;
        // Makers may weigh masks differently: then theirs is among ours.
        for (var mask = 0; mask < 8; mask++)
            if ((await MadeAsync(visit, text, mask)).SequenceEqual(expected))
                return;
        Assert.Fail($"{text}: another code than\n{string.Join('\n', expected)}\n\n{string.Join('\n', made)}");
    }

    private static async Task<IReadOnlyList<string>> MadeAsync(BrowserSession visit, string text, int? mask = null) =>
        (await visit.Page.EvaluateAsync<JsonElement>(Make, new object?[] { text, mask })).Deserialize<List<string>>()!;

    // Without the light border around it.
    private static List<string> Expected(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var rows = code.ModuleMatrix.Select(row => string.Concat(row.Cast<bool>().Select(dark => dark ? '1' : '0'))).ToList();
        return [.. rows[4..^4].Select(row => row[4..^4])];
    }

    private async Task<BrowserSession> OpenAsync()
    {
        var visit = await BrowserSession.BeginAsync(browser, portal);
        await visit.Page.GotoAsync("/en/router/card");
        return visit;
    }
}
