using Portal.Search;
using Portal.Web.Search;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Asking;

/// <summary>Articles that may answer what somebody is writing: none before there is enough to go by, and few.</summary>
public sealed class Suggester(Finder finder)
{
    private const int Shown = 3;
    private const int EnoughCharacters = 10;
    private const int WordsThatCount = 200;

    // Beside the best, only what is nearly as good: a long text touches many articles a little.
    private const double NearlyAsGood = 0.6;

    public async Task<IReadOnlyList<FoundArticle>> FindAsync(TicketType type, Language language, string? subject, string? words, CancellationToken ct)
    {
        if (!TicketForms.Suggests(type) || TextOf(subject, words) is not { Length: >= EnoughCharacters } text) return [];
        var found = await finder.SearchAsync(new Query { Language = language.Code, Text = text, Take = Shown, OtherLanguages = false }, ct);
        return finder.Join(found.Hits.Where(h => h.Score >= found.Hits[0].Score * NearlyAsGood));
    }

    // What somebody tells has quotation marks and dashes that mean nothing to a search.
    private static string TextOf(string? subject, string? words)
    {
        var told = words?.Trim() ?? "";
        var text = $"{subject?.Trim()} {(told.Length > WordsThatCount ? told[..WordsThatCount] : told)}";
        return string.Concat(text.Select(c => c is '"' or '-' or '“' or '”' or '„' or '«' or '»' || char.IsControl(c) ? ' ' : c)).Trim();
    }
}
