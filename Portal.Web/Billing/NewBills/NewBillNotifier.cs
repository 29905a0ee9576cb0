using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Billing.NewBills;

/// <summary>
/// Tells account holders of new bills, whoever made them. Each bill is one change with a row of its own, so every node may run it, a run
/// that was stopped goes on, and nobody is told twice. Bills that are older than a few days came with an import and are told to nobody.
/// </summary>
public sealed class NewBillNotifier(
    Database db,
    IBilling billing,
    Bills bills,
    BillReader reader,
    ICatalogue catalogue,
    NewBillMails mails,
    Outbox outbox,
    ServiceLevels levels,
    TimeProvider clock,
    Texts texts
)
{
    /// <summary>So many days after its own a bill is still news.</summary>
    internal const int Days = 5;

    private const string Known = "select invoice_number from bill_mail where invoice_number >= @first and invoice_number <= @last";

    private const string Keep = """
        insert into bill_mail (invoice_number, mailed_at) values (@number, @Now) on conflict (invoice_number) do nothing
        """;

    private const int Portion = 100;

    /// <returns>How many bills were told of.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!levels.IsContactTime(clock.GetUtcNow()))
            return 0;
        var (told, after) = (0, "");
        while (true)
        {
            var some = (await billing.IssuedAsync(bills.Today.AddDays(-Days), after, Portion, ct)).Value ?? [];
            if (some is not [{ Number: var first }, ..])
                return told;
            after = some[^1].Number;
            var known = (await db.ListAsync<string>(Known, new { first, last = after }, ct)).ToHashSet();
            foreach (var invoice in some.Where(i => !known.Contains(i.Number)))
                told += await TellAsync(invoice, ct) ? 1 : 0;
        }
    }

    private async Task<bool> TellAsync(Invoice invoice, CancellationToken ct)
    {
        if (!(await bills.ListAsync(invoice.Customer, ct)).Has(out var all))
            return false; // at the next run
        var bill = all.FirstOrDefault(b => b.Invoice.Number == invoice.Number);
        if (bill is null)
            return false;
        var difference = await reader.DifferenceAsync(invoice.Customer, all, bill, ct);
        var why = new Dictionary<string, string?>();
        foreach (var language in Language.All)
        {
            var words = texts.In(language);
            why[language.Code] = difference is null
                ? null
                : new WhySentence(words, await BillNames.ReadAsync(catalogue, words, ct)).Write(difference);
        }

        return await db.WriteAsync(work => TellAsync(work, bill, why), ct);
    }

    private async Task<bool> TellAsync(UnitOfWork work, Bill bill, Dictionary<string, string?> why)
    {
        var number = bill.Invoice.Number;
        if (await work.ExecuteAsync(Keep, new { number, work.Now }) == 0)
            return false;
        var holders = await AccountHolder.ListAsync(work, bill.Invoice.Customer);
        foreach (var holder in holders)
        {
            var language = Language.FromCode(holder.Language);
            await outbox.MailAsync(work, mails.Of(holder.Email, language, bill, why[language.Code]));
        }

        if (holders.Count > 0)
            await work.AuditAsync("system", "invoice.announced", "invoice:" + number);
        return holders.Count > 0;
    }
}
