using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Plans.Notices;

/// <summary>
/// The confirmation that a declaration was received, with its words, date and time, to be printed or saved. It is the same whether or not
/// there is such a contract.
/// </summary>
[ResponseCache(NoStore = true)]
[PageInfo("Leaving.Receipt", Script = "js/tickets.js")]
public sealed class ReceiptModel(Database db, GuestLinks browser, Texts texts, LocalTime time) : PortalPage
{
    private const string Find = $"""
        select {ContractNotice.Columns} from contract_notice
        where reference = @reference and name <> ''
            and (person_id = @PersonId or (person_id is null and @held like '% ' || reference || ' %'))
        """;

    public ContractNotice Received { get; private set; } = null!;

    public LocalizedTexts Localized => texts.In(Language);

    public string ReceivedAt => Received.ReceivedIn(Localized, time);

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var (held, _) = await browser.FromBrowserAsync(HttpContext, ct);
        var values = new
        {
            reference = NoticeReference.Read(reference) ?? "",
            HttpContext.Me()?.PersonId,
            held = $" {string.Join(' ', held)} ",
        };
        if (await db.SingleOrDefaultAsync<ContractNotice>(Find, values, ct) is not { } notice)
            return NotFound();
        Received = notice;
        Metadata.Title = Texts[$"Leaving.Receipt.{notice.Kind}"];
        return Page();
    }
}
