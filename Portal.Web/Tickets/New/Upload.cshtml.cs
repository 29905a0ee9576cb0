using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.New;

/// <summary>Takes one file for the form a script is sending it from, and answers with what is waiting now.</summary>
[ScriptRequest]
[RequestSizeLimit(AttachmentService.MaxFileSize + (64 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = AttachmentService.MaxFileSize + (64 * 1024), ValueCountLimit = 10)]
public sealed class UploadModel(AttachmentService attachments, IStringLocalizer<Text> texts) : TicketFormPage(attachments, texts)
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await TakeFilesAsync(ct);
        return Waiting();
    }

    // Whoever signed in, or was signed out, while the page was open holds a token of before. The browser says that the file comes from this
    // site, and its form cookie says whose it is.
    protected override Task<IActionResult> StaleAsync() =>
        Request.ComesFromHere() && IdempotencyKey.BrowserOf(HttpContext) is not null && HttpContext.Features.Get<RateLimitedForm>() is null
            ? OnPostAsync(HttpContext.RequestAborted)
            : base.StaleAsync();

    private JsonResult Waiting()
    {
        return new JsonResult(
            new
            {
                files = Files.Select(f => new
                {
                    key = f.Key,
                    name = f.Name,
                    size = FileSize.Format(f.Size, Language),
                }),
                fault = FileErrors.Count > 0 ? FileErrors[0] : null,
                again = MayRetryFiles,
            }
        );
    }
}
