using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.New;

/// <summary>Takes one file for the form a script is sending it from, and answers with what is waiting now.</summary>
[ScriptRequest]
[RequestSizeLimit(AttachmentService.MaxFileSize + (64 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = AttachmentService.MaxFileSize + (64 * 1024), ValueCountLimit = 10)]
public sealed class UploadModel(FormFiles files) : PortalPage
{
    [BindProperty]
    public SubmissionInput Submission { get; set; } = new();

    public override FormState Form { get; } = new() { ShowsWithoutData = true, UnavailableText = "Tickets.Ask.Fault" };

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await files.TakeAsync(this, Submission, ct);
        return new JsonResult(
            new
            {
                files = files.Waiting.Select(f => new
                {
                    key = f.Key,
                    name = f.Name,
                    size = FileSize.Format(f.Size, Language),
                }),
                fault = files.Errors.Count > 0 ? files.Errors[0] : null,
                again = files.MayRetry,
            }
        );
    }

    // Whoever signed in, or was signed out, while the page was open holds a token of before. The browser says that the file comes from this
    // site, and its form cookie says whose it is.
    public override Task<IActionResult> ShowAsync(CancellationToken ct) =>
        IsPosted
        && !Form.IsUnavailable
        && Request.ComesFromHere()
        && IdempotencyKey.BrowserOf(HttpContext) is not null
        && HttpContext.Features.Get<RateLimitedForm>() is null
            ? OnPostAsync(ct)
            : base.ShowAsync(ct);
}
