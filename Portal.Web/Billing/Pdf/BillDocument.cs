using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Site;
using Portal.Web.Site.Pdf;

namespace Portal.Web.Billing.Pdf;

/// <summary>A bill as a document to keep: all of its lines, and what its page says of the contract.</summary>
public sealed class BillDocument(Texts all, ProviderProfile provider) : IDisposable
{
    // A bill of ten thousand lines takes seconds of one processor; the rest of the site keeps the others.
    private readonly SemaphoreSlim turns = new(1);

    /// <summary>Makes the file, one at a time.</summary>
    /// <param name="details">The bill with all of its lines.</param>
    /// <param name="customer">Who it is for; null when the provider does not say just now.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<byte[]> MakeAsync(BillDetails details, Customer? customer, Language language, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Make(details, customer, language), ct);
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private byte[] Make(BillDetails details, Customer? customer, Language language)
    {
        var (words, invoice) = (all.In(language), details.Bill.Invoice);
        var title = words["Bill.Of", language.Write(invoice.Period)];
        using var pdf = new PdfWriter(language, title, provider.Name);
        pdf.Paragraph(provider.Name);
        pdf.Title(title);
        if (customer is not null)
            pdf.Paragraph(string.Join(", ", Addressed(customer)));
        pdf.Table(Head(details, customer, words));
        if (details.Difference is { } difference)
            pdf.Paragraph(new WhySentence(words, details.Names).Write(difference));
        pdf.Heading(words["Bill.Lines"]);
        foreach (var group in details.Groups)
        {
            pdf.Paragraph(NameOf(group.Key, details, words));
            pdf.Table(group.Select(line => Row(details, line, language)));
        }

        pdf.Table(Totals(details, words));
        Contracts(pdf, details, words);
        return pdf.Save();
    }

    private static string NameOf(string? number, BillDetails details, LocalizedTexts words)
    {
        if (number is null)
            return words["Bill.NoService"];
        if (details.ServiceOf(number) is not { } service)
            return words["Bill.Service", number];
        var plan = details.Names.Of(service.PlanCode, service.Plan);
        return $"{plan}, {service.Address.Street}, {words["Bill.Service", service.ShownNumber]}";
    }

    private static IEnumerable<string> Addressed(Customer customer) =>
        customer.Address is { } at
            ? new[] { customer.Name, at.Street, at.Extra, $"{at.Postcode} {at.Town}" }.Where(part => part != "")
            : [customer.Name];

    private static IEnumerable<(string, string, bool)> Head(BillDetails details, Customer? customer, LocalizedTexts words)
    {
        var (language, invoice) = (words.Language, details.Bill.Invoice);
        yield return (words["Bill.NumberName"], invoice.Number, false);
        if (customer is not null)
            yield return (words["Bill.Customer"], customer.ShownNumber, false);
        yield return (words["Bill.IssuedOn"], language.Write(invoice.IssuedOn), false);
        yield return (words["Bill.Period"], $"{language.Write(invoice.Period.Start)} – {language.Write(invoice.Period.Last)}", false);
        yield return (words["Bill.Total"], invoice.Total.In(language), true);
        yield return (words["Bill.DueOn"], language.Write(invoice.DueOn), true);
    }

    private static (string, string, bool) Row(BillDetails details, InvoiceLine line, Language language) =>
        (
            line.Period is { } period ? $"{details.Names.Of(line)}, {language.Write(period)}" : details.Names.Of(line),
            line.Amount.In(language),
            false
        );

    private static IEnumerable<(string, string, bool)> Totals(BillDetails details, LocalizedTexts words)
    {
        var (language, bill) = (words.Language, details.Bill);
        yield return (words["Bill.Total"], bill.Invoice.Total.In(language), true);
        yield return (words["Bill.Tax"], bill.Invoice.Tax.In(language), false);
        foreach (var payment in details.Payments)
            yield return (words[$"Bill.{payment.Kind}", language.Write(payment.ReceivedOn)], (-payment.Amount).In(language), false);
        if (bill.IsDisputed)
            yield return (words["Bill.DisputedOpen"], bill.Disputed.In(language), false);
        yield return (words["Bill.ToPay"], bill.ToPay.In(language), true);
    }

    private static void Contracts(PdfWriter pdf, BillDetails details, LocalizedTexts words)
    {
        if (details.Contracts.Count == 0)
            return;
        pdf.Heading(words["Billing.Contract.Title"]);
        foreach (var contract in details.Contracts)
        {
            pdf.Paragraph($"{details.Names.Of(contract.Line.PlanCode, contract.Line.Plan)}, {contract.Line.Address.Street}");
            pdf.Table(contract.Rows(words).Select(row => (row.Name, row.Value, false)));
        }

        pdf.Paragraph(words["Billing.Contract.Switching"]);
    }
}
