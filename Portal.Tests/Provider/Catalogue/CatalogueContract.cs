using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Tests.Provider.Catalogue;

/// <summary>What every implementation of the port promises: what is sold, and every version somebody may have bought.</summary>
public abstract class CatalogueContract
{
    private static readonly Plan Fibre = PlanOf("fibre-500", 1, PlanState.Retired, 2999);
    private static readonly Plan FibreNow = PlanOf("fibre-500", 2, PlanState.Active, 3499);
    private static readonly Plan FibreNext = PlanOf("fibre-500", 3, PlanState.Draft, 3999);
    private static readonly Plan Small = PlanOf("fibre-100", 1, PlanState.Active, 1999);
    private static readonly Plan Social = PlanOf("social", 1, PlanState.Active, 999) with { Audience = PlanAudience.Social };
    private static readonly Plan Gone = PlanOf("dsl-16", 1, PlanState.Retired, 1999);

    private static readonly Extra Television = ExtraOf("tv", 1, PlanState.Active, ExtraKind.Television, 800);
    private static readonly Extra Telephone = ExtraOf("voice", 1, PlanState.Retired, ExtraKind.Telephony, 300);
    private static readonly Extra TelephoneNow = ExtraOf("voice", 2, PlanState.Active, ExtraKind.Telephony, 400);
    private static readonly Extra TelephoneNext = ExtraOf("voice", 3, PlanState.Draft, ExtraKind.Telephony, 500);

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_can_be_bought_is_listed_once_for_everyone_first_and_the_cheapest_first()
    {
        var port = await CatalogueAsync();
        Assert.Equal(
            [("fibre-100", 1), ("fibre-500", 2), ("social", 1)],
            (await port.ListAsync(Ct)).Value!.Select(p => (p.Code, p.Version))
        );
        Assert.Equal([("voice", 2), ("tv", 1)], (await port.ListExtrasAsync(Ct)).Value!.Select(e => (e.Code, e.Version)));
    }

    [Fact]
    public async Task A_version_is_found_as_it_was_published_also_when_it_is_no_longer_sold()
    {
        var port = await CatalogueAsync();
        foreach (var plan in (Plan[])[Fibre, FibreNow, Small, Social, Gone])
            Assert.Equivalent(plan, (await port.FindAsync(plan.Code, plan.Version, Ct)).Value, strict: true);
        foreach (var extra in (Extra[])[Television, Telephone, TelephoneNow])
            Assert.Equivalent(extra, (await port.FindExtraAsync(extra.Code, extra.Version, Ct)).Value, strict: true);
    }

    [Fact]
    public async Task Without_a_version_the_newest_that_is_sold_is_meant()
    {
        var port = await CatalogueAsync();
        Assert.Equal(2, (await port.FindAsync("fibre-500", null, Ct)).Value!.Version);
        Assert.Equal(2, (await port.FindExtraAsync("voice", null, Ct)).Value!.Version);
        Assert.Equal(AnswerState.NotFound, (await port.FindAsync("dsl-16", null, Ct)).State);
    }

    [Theory]
    [InlineData("fibre-500", 3)]
    [InlineData("fibre-500", 9)]
    [InlineData("fibre-500", -1)]
    [InlineData("' or 1=1 --", null)]
    [InlineData("", null)]
    public async Task Drafts_and_what_never_was_are_not_found(string code, int? version)
    {
        var port = await CatalogueAsync();
        Assert.Equal(AnswerState.NotFound, (await port.FindAsync(code, version, Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await port.FindExtraAsync(code == "fibre-500" ? "voice" : code, version, Ct)).State);
    }

    [Fact]
    public async Task A_provider_that_sells_nothing_has_empty_lists()
    {
        var port = await PortAsync([], []);
        Assert.Empty((await port.ListAsync(Ct)).Value!);
        Assert.Empty((await port.ListExtrasAsync(Ct)).Value!);
    }

    /// <summary>The port of a provider with exactly these versions.</summary>
    protected abstract Task<ICatalogue> PortAsync(IReadOnlyList<Plan> plans, IReadOnlyList<Extra> extras);

    private Task<ICatalogue> CatalogueAsync() =>
        PortAsync([FibreNow, Gone, Social, Fibre, Small, FibreNext], [Television, TelephoneNow, Telephone, TelephoneNext]);

    private static Plan PlanOf(string code, int version, PlanState state, long fee) =>
        new()
        {
            Code = code,
            Version = version,
            State = state,
            Names = new Dictionary<string, string> { ["en"] = "Fibre", ["ru"] = "Оптика «Ё»" },
            Summaries = new Dictionary<string, string> { ["en"] = "For all." },
            Technologies = [Technology.Fibre, Technology.Cable],
            Download = new(500, 475, 400),
            Upload = new(100, 95, 80),
            Fee = new(fee, "EUR"),
            TaxPercent = 21.5m,
            Promotion = new(new(fee - 500, "EUR"), 6),
            SetUpFee = new(2900, "EUR"),
            Benefit = new(12000, "EUR"),
            TermMonths = 12,
            NoticeDays = 30,
            Included = ["tv"],
            ChangeTo = ["fibre-100"],
        };

    private static Extra ExtraOf(string code, int version, PlanState state, ExtraKind kind, long fee) =>
        new()
        {
            Code = code,
            Version = version,
            State = state,
            Kind = kind,
            Names = new Dictionary<string, string> { ["en"] = "Extra" },
            Summaries = new Dictionary<string, string> { ["en"] = "For all." },
            Fee = new(fee, "EUR"),
            TaxPercent = 21,
            SetUpFee = new(0, "EUR"),
            TermMonths = 0,
            Plans = ["fibre-500"],
            Excludes = ["tv"],
        };
}
