using Portal.Search;
using Portal.Web.Help;
using Portal.Web.Search;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>What can be put into a reply: an article found by a search in the customer's language, or a ready reply.</summary>
public sealed class ReplySnippets(ArticleFinder finder, ArticleCatalog catalog, CannedReplies replies, SiteUrls address)
{
    private const int Shown = 6;

    public async Task<IReadOnlyList<Article>> FindAsync(Ticket ticket, string text, CancellationToken ct)
    {
        var results = await finder.SearchAsync(
            new Query
            {
                Language = ticket.Language,
                Text = text,
                Take = Shown,
                OtherLanguages = false,
            },
            ct
        );
        return [.. finder.Join(results.Hits).Select(f => f.Article)];
    }

    /// <summary>The words to insert; null when there is no such thing any more.</summary>
    public async Task<string?> WordsAsync(Ticket ticket, string? what, CancellationToken ct) =>
        what?.Split(':', 2) switch
        {
            ["article", var key] when catalog.In(ticket.Language, key) is { } article =>
                $"{article.Title}\n{address.Absolute(article.AddressFor(Language.FromCode(ticket.Language)))}",
            ["reply", var key] when await replies.FindAsync(key, ticket.Language, ct) is { } reply => CannedReplies.Fill(
                reply.Text,
                ticket
            ),
            _ => null,
        };
}
