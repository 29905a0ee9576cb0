using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Pdf;

namespace Portal.Web.Plans.Orders;

/// <summary>The contract summary as a file to keep, in the language it was read in.</summary>
[PageInfo("Plans.Summary")]
public sealed class SummaryFileModel(PlanOrderService orders, OrderReader reader, ProviderProfile provider) : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (HttpContext.Me()?.CustomerNumber is not { } customer || await orders.FindAsync(customer, Reference, ct) is not { } order)
            return NotFound();
        if (await reader.ReadAsync(order, ct) is not { } read)
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        return File(Make(read), "application/pdf", $"{order.Reference}.pdf");
    }

    private byte[] Make(ReadOrder read)
    {
        var summary = read.Summary;
        using var pdf = new PdfWriter(Language.FromCode(read.Order.Language), summary.Title, provider.Name);
        pdf.Title(summary.Title);
        pdf.Paragraph(read.Order.Reference);
        foreach (var section in summary.Sections)
        {
            pdf.Heading(section.Heading);
            foreach (var line in section.Lines)
                pdf.Paragraph(line);
        }

        return pdf.Save();
    }
}
