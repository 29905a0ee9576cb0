using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Agents.Search;

/// <summary>What the help desk looked for: tickets, customers, incidents, articles and ready replies in one list.</summary>
[PageInfo("Agents", Title = "Agents.Search.Title", Script = "js/agents.js", OwnSearch = true)]
public sealed class IndexModel(DeskSearch search, ExactSearch exact, SearchWords words, SearchAudit audit) : PortalPage
{
    private const int Suggested = 8;

    public SearchFilter Filter { get; private set; } = new();

    public SearchAnswer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Filter = SearchFilter.From(Request.Query);
        Metadata.SameInEveryLanguage(l => LinksIn(l).Agents.Search(Filter.Query));
        if (Filter.Text != "" && !Filter.IsNarrowed && await exact.AddressAsync(Filter.Text, Links, ct) is { } address)
            return Redirect(address);
        await FindAsync(isTyping: false, ct);
        return Page();
    }

    /// <summary>The first results while somebody types, for the script of the field.</summary>
    public async Task<IActionResult> OnGetSuggestAsync(CancellationToken ct)
    {
        Filter = SearchFilter.From(Request.Query) with { Page = 1 };
        await FindAsync(isTyping: true, ct);
        Response.Headers.CacheControl = "no-store";
        return new JsonResult(
            Answer
                .Found.Take(Suggested)
                .Select(f => new
                {
                    runs = f.Title.Select(run => new { run.Text, run.Marked }),
                    note = $"{Texts[$"Agents.Search.One.{f.Kind}"]} · {Note(f)}",
                    address = f.AddressIn(Links, Language),
                })
        );
    }

    public string Address(SearchFilter filter) => Links.Agents.Search(filter.Query);

    /// <summary>What the results are narrowed to, each with the results without it.</summary>
    public IEnumerable<(string Label, SearchFilter Without)> Narrowed => SearchFilterTexts.Describe(Texts, Answer, Filter);

    /// <summary>What else than words was typed, as it was understood.</summary>
    public IReadOnlyList<string> Understood => [.. words.Understood(Filter.Text, Texts)];

    private string Note(FoundRecord found) =>
        found.Ticket is { } ticket ? $"{ticket.Reference} · {Texts[$"Agents.State.{ticket.State}"]}"
        : found.Kind == RecordKinds.Article ? found.Article!.Summary
        : found.Kind is RecordKinds.Customer or RecordKinds.Incident ? found.Key
        : Site.Language.FromCode(found.Language!).Name;

    private async Task FindAsync(bool isTyping, CancellationToken ct)
    {
        Answer = await search.FindAsync(Filter, Language, isTyping, ct);
        if (!Answer.Progress.IsReady && Filter.Text != "")
        {
            var found = await exact.FindAsync(Filter.Text, ct);
            Answer = Answer with { Found = found, Count = found.Count };
        }

        var shown = isTyping ? Answer.Found.Take(Suggested) : Answer.Found;
        await audit.ShownAsync(HttpContext.Me()!, shown, ct);
    }
}
