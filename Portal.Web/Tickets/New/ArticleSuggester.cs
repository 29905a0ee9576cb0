using Portal.Search;
using Portal.Web.Search;
using Portal.Web.Site;

namespace Portal.Web.Tickets.New;

/// <summary>
/// Articles that may answer what somebody is writing: none before there is enough to go by, few, and only where one fits well. Who wants
/// something no article gives is shown none, and nobody who is asking us is sent to read how to ask us.
/// </summary>
public sealed class ArticleSuggester(ArticleFinder finder)
{
    private const int Shown = 3;
    private const int EnoughCharacters = 10;
    private const int WordsThatCount = 300;
    private const int SentencesThatCount = 4;
    private const string Signs = "\"-“”„«»";

    public async Task<IReadOnlyList<FoundArticle>> FindAsync(
        TicketType type,
        Language language,
        string? subject,
        string? words,
        CancellationToken ct
    )
    {
        if (!TicketForms.Suggests(type) || $"{subject} {words}".Trim().Length < EnoughCharacters)
            return [];
        // The subject first: it names the matter, while a long text touches many articles a little. Then the words, sentence by sentence.
        foreach (var text in TextsOf(subject, words))
        {
            var query = new Query
            {
                Language = language.Code,
                Text = text,
                Take = Shown + 1,
                OtherLanguages = false,
                OnlyFitting = true,
            };
            var found = await finder.SearchAsync(query, ct);
            if (found.Intent is { } intent && !finder.HasArticles(language.Code, intent))
                return [];
            if (found.IsConfident)
                return finder.Join(found.Hits.Where(h => !finder.SaysHowToAsk(language.Code, h.Id)).Take(Shown));
        }

        return [];
    }

    // What somebody tells has quotation marks and dashes that mean nothing to a search.
    private static IEnumerable<string> TextsOf(string? subject, string? words)
    {
        var beginning = words is { Length: > WordsThatCount } ? words[..WordsThatCount] : words ?? "";
        return beginning
            .Split(['.', '!', '?', '\n', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Take(SentencesThatCount)
            .Prepend(subject ?? "")
            .Select(text => string.Concat(text.Select(c => Signs.Contains(c) || char.IsControl(c) ? ' ' : c)).Trim())
            .Where(text => text.Length > 2);
    }
}
