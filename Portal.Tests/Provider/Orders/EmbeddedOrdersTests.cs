using Portal.Tests.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Orders;

namespace Portal.Tests.Provider.Orders;

/// <summary>Orders in the portal's own tables.</summary>
public abstract class EmbeddedOrdersTests(DatabaseFixture data) : OrdersContract
{
    [Fact]
    public async Task Nothing_is_ordered_for_the_demonstration_where_it_is_not_shown()
    {
        await data.Database.WriteAsync(work => work.WriteAsync(TestLines.Of("DEMOO1", "DEMOOL1") with { Demonstration = true }), Ct);
        foreach (var shown in new[] { true, false })
        {
            var order = new OrderRequest
            {
                ExternalId = $"O-DEMO-{shown}",
                Customer = "DEMOO1",
                Service = "DEMOOL1",
                Kind = OrderKind.RemoveExtra,
                EffectiveOn = new(2026, 12, 1),
            };
            var answer = await new EmbeddedOrders(data.Database, new() { Demonstration = shown }).SubmitAsync(order, Ct);
            Assert.Equal(shown ? AnswerState.Found : AnswerState.NotFound, answer.State);
        }
    }

    protected override async Task<IOrders> PortAsync()
    {
        await data.Database.WriteAsync(
            async work =>
            {
                await work.WriteAsync(TestLines.Of(Owner, Line));
                await work.WriteAsync(TestLines.Of(Stranger, "O2"));
            },
            Ct
        );
        return new EmbeddedOrders(data.Database, new ProviderOptions());
    }

    protected override Task CarryOutAsync(OrderRequest order) => new OrderFulfilment(data.Database).RunAsync(order.EffectiveOn, Ct);

    protected override async Task<(ServiceState State, DateOnly? EndsOn)> LineAsync()
    {
        var lines = await new EmbeddedServices(data.Database, new ProviderOptions(), data.Clock).ListAsync(Owner, Ct);
        var line = lines.Value!.Single(l => l.Number == Line);
        return (line.State, line.EndsOn);
    }

    public sealed class OnSqlite(SqliteFixture data) : EmbeddedOrdersTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmbeddedOrdersTests(data), IClassFixture<PostgresFixture>;
}
