using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.Asking;

/// <summary>Takes one file for the form a script is sending it from, and answers with what is waiting now.</summary>
[RequestSizeLimit(AttachmentDesk.LargestFile + (64 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = AttachmentDesk.LargestFile + (64 * 1024), ValueCountLimit = 10)]
public sealed class UploadModel(AttachmentDesk attachments, IStringLocalizer<Text> texts) : TicketFormPage(attachments, texts)
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await TakeFilesAsync(ct);
        return new JsonResult(new
        {
            files = Files.Select(f => new { key = f.Key, name = f.Name, size = Size.Of(f.Size, Language) }),
            fault = FileFaults.Count > 0 ? FileFaults[0] : null,
        });
    }
}
