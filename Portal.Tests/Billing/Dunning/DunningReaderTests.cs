using Portal.Tests.Data;
using Portal.Tests.Provider;
using Portal.Web.Billing.Dunning;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;
using Portal.Web.Tickets;

namespace Portal.Tests.Billing.Dunning;

/// <summary>What has to be known of a customer before anything happens to their line.</summary>
public sealed class DunningReaderTests(SqliteFixture data) : IClassFixture<SqliteFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AnswerState.Failed, false)]
    [InlineData(AnswerState.NotFound, true)]
    public async Task Nothing_happens_while_the_catalogue_cannot_say_whether_a_line_is_on_the_social_tariff(AnswerState state, bool goesOn)
    {
        var customer = $"SILENT{state}".ToUpperInvariant();
        var record = TestLines.Of(customer) with { Services = [TestLines.MidContract("L" + customer)] };
        await data.Database.WriteAsync(work => work.WriteAsync(record), Ct);
        var services = new EmbeddedServices(data.Database, new ProviderOptions(), data.Clock);
        var reader = new DunningReader(data.Database, services, new Catalogue(state), new ServiceLevels(), new BillingOptions());
        Assert.Equal(goesOn, await reader.BasisAsync(customer, Ct) is not null);
    }

    /// <summary>A catalogue that has no plan to give.</summary>
    private sealed class Catalogue(AnswerState state) : ICatalogue
    {
        public Task<Answer<IReadOnlyList<Plan>>> ListAsync(CancellationToken ct) => AnswerAsync<IReadOnlyList<Plan>>();

        public Task<Answer<Plan>> FindAsync(string code, int? version, CancellationToken ct) => AnswerAsync<Plan>();

        public Task<Answer<IReadOnlyList<Extra>>> ListExtrasAsync(CancellationToken ct) => AnswerAsync<IReadOnlyList<Extra>>();

        public Task<Answer<Extra>> FindExtraAsync(string code, int? version, CancellationToken ct) => AnswerAsync<Extra>();

        private Task<Answer<T>> AnswerAsync<T>()
            where T : class => Task.FromResult(state == AnswerState.Failed ? Answer.Failed<T>(mayRetry: true) : Answer.NotFound<T>());
    }
}
