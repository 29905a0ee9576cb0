using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Plans.Advice;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Tests.Plans.Advice;

/// <summary>Four questions, and the cheapest plan that is fast enough.</summary>
public sealed class PlanAdviceTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, Activity.Light, null, true, "fibre-100")]
    [InlineData(3, Activity.Work, null, true, "fibre-500")]
    [InlineData(5, Activity.Games, Technology.Fibre, true, "fibre-500")]
    [InlineData(1, Activity.Light, Technology.Dsl, true, "dsl-50")]
    [InlineData(2, Activity.Films, null, false, "wireless-100")]
    [InlineData(3, Activity.Films, Technology.Fibre, false, "fibre-500-monthly")]
    public async Task The_cheapest_plan_that_is_fast_enough(int people, Activity does, Technology? line, bool mayBind, string expected)
    {
        var advice = PlanAdvice.For(new(people, does, line, mayBind), await SoldAsync());
        Assert.Equal(expected, advice!.Plan.Code);
        Assert.True(advice.IsEnough);
        Assert.True(advice.Plan.Download.Normal >= advice.Mbits);
    }

    [Fact]
    public async Task Where_nothing_is_fast_enough_it_says_so_and_a_social_tariff_is_nobodys_advice()
    {
        var sold = await SoldAsync();
        var advice = PlanAdvice.For(new(5, Activity.Games, Technology.Dsl, true), sold)!;
        Assert.Equal(("dsl-50", false), (advice.Plan.Code, advice.IsEnough));
        Assert.Null(PlanAdvice.For(new(1, Activity.Light, Technology.Cable, MayBind: false), sold));
    }

    [Fact]
    public async Task The_page_answers_asks_for_what_is_missing_and_takes_nonsense()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/en/plans/advice?people=1&does=Light&line=fibre&bound=yes");
        Assert.Equal("Fibre 100 suits you", guest.Page.QuerySelector("#advice")!.TextContent);
        Assert.Equal("fibre", guest.Page.QuerySelector("input[name=line][checked]")!.GetAttribute("value"));
        await guest.OpenAsync("/en/plans/advice?people=1");
        Assert.Contains("answer all four", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync("/en/plans/advice?people=-3&does=%27or&line=%00&bound=maybe");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Null(guest.Page.QuerySelector("#advice"));
    }

    private async Task<IReadOnlyList<Plan>> SoldAsync() =>
        (await (await portal.ProgramAsync()).Services.GetRequiredService<ICatalogue>().ListAsync(Ct)).Value!;
}
