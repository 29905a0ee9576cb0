using Portal.Web.Router.Library;
using Portal.Web.Site;

namespace Portal.Tests.Router;

/// <summary>A router is found by what its label says and by what people call it.</summary>
public sealed class RouterSearchTests
{
    [Theory]
    [InlineData("FRITZ!Box 7590", "avm-fritzbox-7590")]
    [InlineData("fritz box 7590", "avm-fritzbox-7590")]
    [InlineData("fritzbox7590", "avm-fritzbox-7590")]
    [InlineData("AVM FRITZ!Box 7590 AX", "avm-fritzbox-7590")]
    [InlineData("5590", "avm-fritzbox-5590")]
    [InlineData("Archer AX23", "tp-link-archer")]
    [InlineData("TP-Link", "tp-link-archer")]
    [InlineData("tplink", "tp-link-archer")]
    [InlineData("HG8245H", "huawei-hg8245")]
    [InlineData("EchoLife HG8245H V2", "huawei-hg8245")]
    [InlineData("ZXHN F680", "zte-f680")]
    [InlineData("keenetic", "keenetic")]
    [InlineData("микротик", "mikrotik-hap")]
    [InlineData("ASUS RT-AX58U", "asus-rt-ax")]
    [InlineData("  openwrt ", "openwrt")]
    public void The_words_of_a_label_lead_to_their_router(string label, string key) =>
        Assert.Equal(key, RouterSearch.Find(RouterSamples.All, label, Language.English)[0].Key);

    [Fact]
    public void A_maker_leads_to_all_of_its_routers() =>
        Assert.Equal(
            ["avm-fritzbox-5590", "avm-fritzbox-7590"],
            RouterSearch.Find(RouterSamples.All, "avm", Language.English).Select(m => m.Key).Order()
        );

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-!?")]
    [InlineData("toaster 3000")]
    [InlineData("fritz box 9999")]
    [InlineData("'; drop table content_file; --")]
    public void What_fits_nothing_finds_nothing(string label) =>
        Assert.Empty(RouterSearch.Find(RouterSamples.All, label, Language.English));

    [Fact]
    public void The_router_for_all_others_is_no_answer_to_a_label() =>
        Assert.DoesNotContain(RouterSearch.Find(RouterSamples.All, "router", Language.English), m => m.IsOther);

    [Fact]
    public void Words_without_end_are_no_burden() =>
        Assert.Empty(RouterSearch.Find(RouterSamples.All, new string('q', 100_000), Language.English));
}
