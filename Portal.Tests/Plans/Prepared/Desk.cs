using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Agents;
using Portal.Web.Agents.Changes;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Plans.Change;
using Portal.Web.Plans.Orders;
using Portal.Web.Plans.Prepared;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Tests.Plans.Prepared;

/// <summary>A customer on a small plan who asked for another one, and the people of the help desk who have the ticket.</summary>
internal sealed record Desk(InProcessPortal Portal, long TicketId, string Line, Me Customer, Me Agent, Me Supervisor)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Number => Customer.CustomerNumber!;

    public Database Db => Portal.Services.GetRequiredService<Database>();

    public ChangePreparation Preparation => Portal.Services.GetRequiredService<ChangePreparation>();

    public PreparedChangeService Prepared => Portal.Services.GetRequiredService<PreparedChangeService>();

    public PlanOrderService Orders => Portal.Services.GetRequiredService<PlanOrderService>();

    public ChangeRequest ToFibre500 => new(Line, "fibre-500", null, null, null);

    public async Task<Ticket> TicketAsync() => (await Portal.Services.GetRequiredService<TicketReader>().FindAsync(TicketId, Ct))!;

    public async Task<(ChangeRefusal? Line, AgentRefusal? Ticket)> TryAsync(ChangeRequest choice) =>
        await Preparation.PrepareAsync(Agent, await TicketAsync(), choice, Ct);

    /// <summary>Prepares a change, which must be possible.</summary>
    public async Task<PreparedChange> PrepareAsync(ChangeRequest? choice = null)
    {
        Assert.Equal((null, null), await TryAsync(choice ?? ToFibre500));
        return (await Prepared.OpenAsync(Number, Ct))[0];
    }

    /// <summary>The customer goes on to the contract summary.</summary>
    public async Task<string> QuoteAsync(PreparedChange change)
    {
        var choice = PlanOrderService.RequestOf(change.Quote);
        var (reference, refusal) = await Orders.QuoteAsync(Customer, choice, Language.English, Ct, change.Reference);
        Assert.Null(refusal);
        return reference!;
    }

    public async Task<AgentRefusal?> WithdrawAsync(PreparedChange change) =>
        await Preparation.WithdrawAsync(Agent, await TicketAsync(), change.Reference, Ct);

    public async Task EndAsync(PreparedChange change, PreparedState end)
    {
        if (end == PreparedState.Declined)
            Assert.Null(await Prepared.DeclineAsync(Customer, change.Reference, Ct));
        else if (end == PreparedState.Withdrawn)
            Assert.Null(await WithdrawAsync(change));
        else
        {
            await Db.WriteAsync(
                work =>
                    work.ExecuteAsync(
                        "update prepared_change set expires_at = @then where id = @Id",
                        new { then = work.Now.AddMinutes(-1), change.Id }
                    ),
                Ct
            );
            await Task.WhenAll(Prepared.ExpireAsync(Ct), Prepared.ExpireAsync(Ct));
        }
    }

    public async Task<PreparedChange> ReadAsync(PreparedChange change) => (await Prepared.FindAsync(Number, change.Reference, Ct))!;

    /// <summary>What the ticket notes of prepared changes.</summary>
    public Task<IReadOnlyList<string>> NotesAsync() =>
        Db.ListAsync<string>(
            "select detail from ticket_entry where ticket_id = @TicketId and kind = 'Change' order by id",
            new { TicketId },
            Ct
        );

    public Task<long> CountAsync(string sql) => Db.SingleOrDefaultAsync<long>(sql, new { line = Line, ticket = TicketId }, Ct);
}
