using Portal.Tests.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Usage;

namespace Portal.Tests.Provider.Usage;

/// <summary>Figures in the portal's own tables.</summary>
public abstract class EmbeddedUsageTests(DatabaseFixture data) : UsageContract
{
    private const string Insert = """
        insert into usage_month (service_number, period_start, period_end, megabytes, limit_megabytes, as_of)
        values (@Service, @Start, @End, @Megabytes, @LimitMegabytes, @AsOf)
        """;

    [Fact]
    public async Task Figures_of_the_demonstration_are_there_only_where_it_is_shown()
    {
        await data.Database.WriteAsync(work => work.WriteAsync(TestLines.Of("DEMOU1", "DEMOUL1") with { Demonstration = true }), Ct);
        foreach (var shown in new[] { true, false })
            Assert.Equal(
                shown ? AnswerState.Found : AnswerState.NotFound,
                (await new EmbeddedUsage(data.Database, new() { Demonstration = shown }, data.Clock).ListAsync("DEMOU1", Ct)).State
            );
    }

    protected override async Task<IUsage> PortAsync(IReadOnlyList<UsageMonth> months)
    {
        await data.Database.WriteAsync(
            async work =>
            {
                await work.WriteAsync(TestLines.Of(Owner, "U1", "U2"));
                await work.WriteAsync(TestLines.Of(Stranger, "U9"));
                await work.WriteAsync(TestLines.Of(WithoutFigures, "U3"));
                await work.ExecuteAsync("delete from usage_month");
                foreach (var month in months)
                    await work.ExecuteAsync(
                        Insert,
                        new
                        {
                            month.Service,
                            month.Period.Start,
                            month.Period.End,
                            month.Megabytes,
                            month.LimitMegabytes,
                            month.AsOf,
                        }
                    );
            },
            Ct
        );
        return new EmbeddedUsage(data.Database, new ProviderOptions(), data.Clock);
    }

    public sealed class OnSqlite(SqliteFixture data) : EmbeddedUsageTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmbeddedUsageTests(data), IClassFixture<PostgresFixture>;
}
