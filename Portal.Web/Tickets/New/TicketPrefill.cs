using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Tickets.New;

/// <summary>
/// What is known of somebody who asks for help, without their having to say it: where they
/// come from, what they have with us, what is open already.
/// </summary>
public sealed class TicketPrefill(ArticleCatalog catalog, IServices services, Database db, TicketAccess access)
{
    private const string Similar = $"""
        select reference, subject, opened_at from ticket
        where {TicketAccess.Mine} and type = @type and resolved_at is null and closed_at is null and state not in ('Cancelled', 'Rejected')
            and merged_into_id is null
        order by opened_at desc limit 3
        """;

    /// <summary>The key of the article of "help/slug"; null for what is no article.</summary>
    public string? ArticleOf(string? from, Language language) =>
        from is { Length: < 300 } && from.Split('/') is ["help", var slug] ? catalog.BySlug(language, slug)?.Key : null;

    public Article? Article(string? key, Language language) => key is null or { Length: > 100 } ? null : catalog.Best(language, key);

    /// <summary>The lines of whoever is signed in; none when the provider does not answer, for a form waits for nobody.</summary>
    public async Task<IReadOnlyList<Service>> ServicesAsync(HttpContext context, CancellationToken ct) =>
        context.Me()?.CustomerNumber is { } number && (await services.ListAsync(number, ct)).Has(out var found) ? found : [];

    /// <summary>Requests of the same kind that are open: the new one may belong to one of them.</summary>
    public async Task<IReadOnlyList<OpenTicket>> OpenAsync(HttpContext context, TicketType type, CancellationToken ct)
    {
        var me = context.Me();
        return await db.ListAsync<OpenTicket>(
            Similar,
            new
            {
                me?.PersonId,
                me?.CustomerNumber,
                held = await access.HeldAsync(context, ct),
                type = $"{type}",
            },
            ct
        );
    }

    public sealed record OpenTicket
    {
        public required string Reference { get; init; }

        public required string Subject { get; init; }

        public required DateTimeOffset OpenedAt { get; init; }
    }
}
