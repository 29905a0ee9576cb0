using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Web.Tickets;

/// <summary>
/// The one question after a ticket was closed: in the portal for those who see it there, and by the link of a mail for everybody. It is
/// answered once for each time the ticket was closed.
/// </summary>
public sealed class SurveyService(Database db, Tokens tokens)
{
    public const int Best = 5;

    private const string Purpose = "ticket.survey";

    private const string Insert = """
        insert into survey (ticket_id, at, score, comment)
        select id, @Now, @score, @comment from ticket
        where id = @id and closed_at is not null
            and not exists (select 1 from survey s where s.ticket_id = ticket.id and s.at >= ticket.closed_at)
        """;

    private const string Asked = """
        select count(*) from ticket
        where id = @id and closed_at is not null
            and not exists (select 1 from survey s where s.ticket_id = ticket.id and s.at >= ticket.closed_at)
        """;
    private const string ByReference = $"select {Ticket.Columns} from ticket where reference = @reference";

    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>A link to the question, made before the write that keeps it.</summary>
    public static TicketLink Link(GuestLinks links, Ticket ticket)
    {
        var secret = Secret.Create(32);
        return new(links.Survey(ticket.Language, secret), secret);
    }

    public static Task KeepAsync(UnitOfWork work, string reference, TicketLink link) =>
        Tokens.KeepAsync(work, new NewToken(Purpose, link.Secret!, Life) { Data = reference });

    public async Task<bool> IsPendingAsync(Ticket ticket, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<long>(Asked, new { id = ticket.Id }, ct) > 0;

    /// <summary>The ticket a link asks about; null when the link is good no more.</summary>
    /// <param name="secret">Of the link.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="form">The form that is sent; the same one sent twice finds the ticket twice.</param>
    public async Task<Ticket?> FindByLinkAsync(string? secret, CancellationToken ct, string? form = null) =>
        await tokens.FindAsync(Purpose, secret, ct, form) is { Data: { } reference }
            ? await db.SingleOrDefaultAsync<Ticket>(ByReference, new { reference }, ct)
            : null;

    /// <param name="ticket">What it is about.</param>
    /// <param name="score">1 to 5, 5 the best.</param>
    /// <param name="comment">What they added; may be empty.</param>
    /// <param name="name">Who says it, as the help desk sees them.</param>
    /// <param name="secret">The link it came by; null when it was asked in the portal.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="form">The form it was sent with.</param>
    /// <returns>False when it had been answered already.</returns>
    public async Task<bool> SubmitAsync(
        Ticket ticket,
        int score,
        string comment,
        string name,
        string? secret,
        CancellationToken ct,
        string? form = null
    )
    {
        var token = secret is null ? null : await tokens.FindAsync(Purpose, secret, ct);
        return await db.WriteAsync(
            async work =>
            {
                await work.TicketAsync(ticket.Id); // of two who answer at once the second sees the first
                if (token is not null && await Tokens.UseAsync(work, token, form) != TokenUse.First)
                    return false;
                if (
                    await work.ExecuteAsync(
                        Insert,
                        new
                        {
                            id = ticket.Id,
                            work.Now,
                            score = Math.Clamp(score, 1, Best),
                            comment,
                        }
                    ) == 0
                )
                    return work.Refuse(false);
                await work.EntryAsync(
                    ticket.Id,
                    new NewEntry(EntryKind.Survey, Side.Customer, true)
                    {
                        Name = name,
                        Text = comment,
                        Detail = $"{Math.Clamp(score, 1, Best)}",
                    }
                );
                await work.AuditAsync("customer", "survey.answered", ticket.Target());
                return true;
            },
            ct
        );
    }
}
