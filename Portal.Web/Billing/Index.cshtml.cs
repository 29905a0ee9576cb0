using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>All bills of whoever is signed in: what is to be paid, and why the newest is another sum than the one before.</summary>
[PageInfo("Billing")]
public sealed class IndexModel(Bills bills, BillingSummaries summaries, BillReader reader, ICatalogue catalogue, Texts all) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    public Answer<IReadOnlyList<Bill>> Answer { get; private set; } = Provider.Answer.NotFound<IReadOnlyList<Bill>>();

    public BillingSummary Summary { get; private set; } = new();

    /// <summary>Null while there are too few bills to compare.</summary>
    public MonthChart? Chart { get; private set; }

    /// <summary>Why the newest differs from the one before; null when there is none to compare with.</summary>
    public string? Why { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Me.CustomerNumber is not { } customer)
            return Page();
        Answer = await bills.ListAsync(customer, ct);
        if (!Answer.Has(out var found))
            return Answer.State == AnswerState.Failed ? PageWith(StatusCodes.Status503ServiceUnavailable) : Page();
        Summary = await summaries.ForAsync(customer, found, ct);
        if (found.Count < 2)
            return Page();
        Chart = new(found, Language);
        var words = all.In(Language);
        if (await reader.DifferenceAsync(customer, found, Chart.Bills[^1], ct) is { } difference)
            Why = new WhySentence(words, await BillNames.ReadAsync(catalogue, words, ct)).Write(difference);
        return Page();
    }
}
