using Portal.Tests.Data;
using Portal.Tests.Tickets;
using Portal.Web.Billing;
using Portal.Web.Provider.Billing;
using Portal.Web.Tickets;

namespace Portal.Tests.Billing;

/// <summary>Disputes of lines, on each database.</summary>
public abstract class DisputeServiceTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_that_is_sent_many_times_at_once_opens_one_request_and_one_dispute()
    {
        await using var desk = await TicketTestHost.OpenAsync(data);
        var (disputes, dispute) = (new DisputeService(data.Database, desk.Service), Written("B-1", 1, 2));
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => disputes.OpenAsync(dispute, Ct)));
        var reference = Assert.Single(opened.Select(o => o.Reference).Distinct());
        Assert.Equal(reference, await disputes.FindAsync(dispute.Ticket, Ct));
        Assert.Equal([1L, 2L], (await disputes.OfAsync("KD1", "B-1", Ct)).Select(d => d.Position));
        Assert.Equal(1, await desk.CountAsync("select count(*) from dispute where invoice_number = 'B-1'"));
        Assert.Equal(1, await desk.CountAsync("select count(*) from ticket where subject = 'B-1'"));
        Assert.Equal(1, await desk.CountAsync("select count(*) from audit where action = 'invoice.disputed' and target = 'invoice:B-1'"));
    }

    [Fact]
    public async Task A_line_is_disputed_once_and_a_refusal_leaves_no_request()
    {
        await using var desk = await TicketTestHost.OpenAsync(data);
        var disputes = new DisputeService(data.Database, desk.Service);
        await disputes.OpenAsync(Written("B-2", 1), Ct);
        Assert.Equal(DisputeRefusal.Already, (await disputes.OpenAsync(Written("B-2", 2, 1), Ct)).Refusal);
        Assert.Equal(1, await desk.CountAsync("select count(*) from ticket where subject = 'B-2'"));
        Assert.Equal([1L], (await disputes.OfAsync("KD1", "B-2", Ct)).Select(d => d.Position));
        Assert.NotNull((await disputes.OpenAsync(Written("B-2", 2), Ct)).Reference);
        Assert.Empty(await disputes.OfAsync("KD2", "B-2", Ct));
    }

    [Theory]
    [InlineData("state = 'Closed', closed_at = opened_at", true)]
    [InlineData("state = 'Rejected'", true)]
    [InlineData("state = 'Resolved', resolved_at = opened_at", false)]
    [InlineData("state = 'InProgress'", false)]
    public async Task A_dispute_ends_with_its_request(string set, bool ends)
    {
        await using var desk = await TicketTestHost.OpenAsync(data);
        var (disputes, invoice) = (new DisputeService(data.Database, desk.Service), $"B-{Guid.NewGuid():n}");
        await disputes.OpenAsync(Written(invoice, 1), Ct);
        await SetAsync(invoice, set);
        await disputes.CloseDecidedAsync(Ct);
        Assert.Equal(ends, Assert.Single(await disputes.OfAsync("KD1", invoice, Ct)).ClosedAt is not null);
    }

    [Fact]
    public async Task A_request_that_was_merged_is_decided_where_it_went()
    {
        await using var desk = await TicketTestHost.OpenAsync(data);
        var (disputes, other) = (new DisputeService(data.Database, desk.Service), await desk.FileAsync());
        await disputes.OpenAsync(Written("B-MERGED", 1), Ct);
        await SetAsync("B-MERGED", $"state = 'Closed', closed_at = opened_at, merged_into_id = {other.Id}");
        await disputes.CloseDecidedAsync(Ct);
        Assert.Null(Assert.Single(await disputes.OfAsync("KD1", "B-MERGED", Ct)).ClosedAt);
        await data.Database.WriteAsync(
            work => work.ExecuteAsync("update ticket set closed_at = opened_at, state = 'Closed' where id = @Id", new { other.Id }),
            Ct
        );
        await disputes.CloseDecidedAsync(Ct);
        Assert.NotNull(Assert.Single(await disputes.OfAsync("KD1", "B-MERGED", Ct)).ClosedAt);
    }

    private Task<int> SetAsync(string invoice, string set) =>
        data.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    $"update ticket set {set} where reference = (select ticket_reference from dispute where invoice_number = @invoice)",
                    new { invoice }
                ),
            Ct
        );

    private static NewDispute Written(string invoice, params int[] positions) =>
        new(
            "KD1",
            invoice,
            [
                .. positions.Select(p => new InvoiceLine
                {
                    Position = p,
                    Kind = LineKind.Usage,
                    Amount = new(100 * p, "EUR"),
                    TaxPercent = 21,
                }),
            ],
            TicketTestHost.Filed(TicketType.Billing) with
            {
                Subject = invoice,
                Topic = "item",
            }
        );

    public sealed class OnSqlite(SqliteFixture data) : DisputeServiceTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : DisputeServiceTests(data), IClassFixture<PostgresFixture>;
}
