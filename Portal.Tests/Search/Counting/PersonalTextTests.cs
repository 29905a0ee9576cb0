using Portal.Tests.Hostile;
using Portal.Web.Search.Counting;

namespace Portal.Tests.Search.Counting;

/// <summary>What people type about themselves is recognised, and what they ask is not mistaken for it.</summary>
public sealed class PersonalTextTests
{
    [Theory]
    [InlineData("reader@example.net")]
    [InlineData("my mail reader.of.help@mail.example.net does not work")]
    [InlineData("reader＠example.net")]
    [InlineData("reader (at) example.net")]
    [InlineData("030 1234567")]
    [InlineData("+34 600 12 34 56")]
    [InlineData("93 123 45 67")]
    [InlineData("0049-30-123456")]
    [InlineData("8 (912) 345-67-89")]
    [InlineData("тел. ٠٣٠١٢٣٤٥٦٧")]
    [InlineData("0\u200b30123\u00ad4567")]
    [InlineData("kundennummer 48213")]
    [InlineData("KD-104822")]
    [InlineData("vertrag 2024-55128")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("geboren 12.05.1980")]
    [InlineData("93.184.216.34")]
    [InlineData("1.1.1.1")]
    [InlineData("2001:db8::1")]
    [InlineData("fe80::1")]
    [InlineData("00:1A:2b:3C:4d:5E")]
    [InlineData("00-1a-2b-3c-4d-5e")]
    [InlineData("001a.2b3c.4d5e")]
    [InlineData("001A2B3C4D5E")]
    [InlineData("k3v9x2pq")]
    [InlineData("Passw0rd")]
    [InlineData("wifi hunter2#wlan")]
    [InlineData("Tr0ub4dor&3")]
    [InlineData("qT%x!LmPz$")]
    [InlineData("Passwort: Sommer")]
    [InlineData("contraseña = gato")]
    [InlineData("пароль: кошка")]
    [InlineData("pin 1234")]
    [InlineData("https://router.example/login?user=me")]
    public void What_looks_personal_is_not_kept(string text) => Assert.True(PersonalDataFilter.Is(SearchTextNormalizer.Plain(text)));

    [Theory]
    [InlineData("router")]
    [InlineData("fritz!box 7590")]
    [InlineData("FRITZ!Box7590ax")]
    [InlineData("Speedport Smart 4")]
    [InlineData("802.11ax")]
    [InlineData("wlan 802.11 a/b/g/n 2.4 ghz 5 ghz")]
    [InlineData("2,4 GHz oder 5 GHz")]
    [InlineData("dsl 16000")]
    [InlineData("vdsl 250000 langsam")]
    [InlineData("error 651")]
    [InlineData("windows 11 24h2")]
    [InlineData("ipv6")]
    [InlineData("password is wrong")]
    [InlineData("passwort vergessen")]
    [InlineData("пароль от wi-fi")]
    [InlineData("l'encaminador no s'encén")]
    [InlineData("instal·lar l'aplicació")]
    [InlineData("Glasfaseranschlussdose")]
    [InlineData("internet geht nicht!!!")]
    [InlineData("iPhone 15 Pro Max")]
    [InlineData("pin ändern")]
    [InlineData("10 gbit/s")]
    public void What_people_ask_is_kept(string text) => Assert.False(PersonalDataFilter.Is(SearchTextNormalizer.Plain(text)));

    [Fact]
    public void Whatever_is_typed_is_judged_and_never_thrown_at() =>
        Assert.All(
            HostileLists.Available,
            text => PersonalDataFilter.Is(SearchTextNormalizer.Plain(text.Length > 256 ? text[..256] : text))
        );

    [Theory]
    [InlineData("  WLAN\t„Passwort“  ", "wlan passwort")]
    [InlineData("ＷＬＡＮ", "wlan")]
    [InlineData("Wi\u00adFi\0", "wifi")]
    [InlineData("РОУТЕР", "роутер")]
    [InlineData("\"\"", "")]
    public void The_same_thing_typed_differently_is_one_text(string typed, string key) =>
        Assert.Equal(key, SearchTextNormalizer.Key(SearchTextNormalizer.Plain(typed)));

    [Fact]
    public void Half_a_character_is_no_reason_to_fail() =>
        Assert.Equal("\ufffdrouter", SearchTextNormalizer.Key(SearchTextNormalizer.Plain(new string([(char)0xD800, 'r']) + "outer\uffff")));

    [Theory]
    [InlineData("")]
    [InlineData("curl/8.5.0")]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/103.0 Safari/537.36")]
    [InlineData("python-requests/2.31")]
    public void A_program_that_says_so_is_known(string agent) => Assert.True(BotDetector.Is(agent));

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "Version/18.0 Mobile/15E148 Safari/604.1"
    )]
    [InlineData("Mozilla/5.0 (Linux; Android 10; CUBOT X30 Build/QP1A) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36")]
    public void A_browser_is_not_taken_for_a_program(string agent) => Assert.False(BotDetector.Is(agent));
}
