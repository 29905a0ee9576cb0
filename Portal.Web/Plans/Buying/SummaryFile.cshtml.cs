using Microsoft.AspNetCore.Mvc;
using Portal.Web.Plans.Orders;
using Portal.Web.Site;
using Portal.Web.Site.Pdf;

namespace Portal.Web.Plans.Buying;

/// <summary>The contract summary of a quote or order as a file to keep, in the language it was read in.</summary>
[PageInfo("Plans.Summary")]
public sealed class SummaryFileModel(PurchaseService purchases, PurchaseReader reader, ProviderProfile provider) : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await purchases.FindAsync(BuyerSecrets.Of(this), Reference, ct) is not { } purchase)
            return NotFound();
        var language = Language.FromCode(purchase.Language);
        if (await reader.ReadAsync(purchase.Quote, language, ct) is not { } read)
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        return File(Make(read.Summary, purchase.Reference, language), "application/pdf", $"{purchase.Reference}.pdf");
    }

    private byte[] Make(ContractSummary summary, string reference, Language language)
    {
        using var pdf = new PdfWriter(language, summary.Title, provider.Name);
        pdf.Title(summary.Title);
        pdf.Paragraph(reference);
        foreach (var section in summary.Sections)
        {
            pdf.Heading(section.Heading);
            foreach (var line in section.Lines)
                pdf.Paragraph(line);
        }

        return pdf.Save();
    }
}
