using Portal.Web.Site;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.New;

/// <summary>
/// The files of a form. They are taken in one by one as they come, so that one that fails loses neither the words nor the others.
/// </summary>
public sealed class FormFiles(AttachmentService attachments)
{
    /// <summary>All files of a form and its words; a form that is larger is not read.</summary>
    public const int MaxFormSize = 72 * 1024 * 1024;

    private readonly List<string> faults = [];
    private bool isTaken;

    /// <summary>What waits under the form's key.</summary>
    public IReadOnlyList<Attachment> Waiting { get; private set; } = [];

    /// <summary>What was wrong with which file.</summary>
    public IReadOnlyList<string> Errors => faults;

    /// <summary>True when sending a file once more may help: nothing was wrong with it.</summary>
    public bool MayRetry { get; private set; }

    /// <summary>Reads what waits, for the page.</summary>
    public async Task ReadAsync(PortalPage page, SubmissionInput form, CancellationToken ct) =>
        Waiting = await attachments.WaitingAsync(form.FormOf(page.HttpContext).FilesKey, ct);

    /// <summary>
    /// The files of a form that could not be taken wait for the next time it is sent; whoever sends it has chosen them in this browser, on
    /// this site.
    /// </summary>
    public Task KeepAsync(PortalPage page, SubmissionInput form, CancellationToken ct) =>
        page.IsPosted && page.Request.ComesFromHere() && IdempotencyKey.BrowserOf(page.HttpContext) is not null
            ? TakeAsync(page, form, ct)
            : ReadAsync(page, form, ct);

    /// <summary>
    /// What the form showed as added and is there no more, because it waited too long: that is said before anything is sent, for nobody
    /// leaves a file out without knowing it.
    /// </summary>
    public async Task ReportMissingAsync(PortalPage page, SubmissionInput form, CancellationToken ct)
    {
        var listed = page
            .Request.Form["listed"]
            .OfType<string>()
            .Take(AttachmentService.MaxFiles * 2)
            .Select(l => l.Split(':', 2))
            .Where(l => l.Length == 2)
            .DistinctBy(l => l[0])
            .ToDictionary(l => l[0], l => l[1]);
        foreach (var gone in await attachments.MissingAsync(form.FormOf(page.HttpContext).FilesKey, listed.Keys, ct))
            AddError(page, listed[gone], page.Texts["Tickets.Files.Gone"]);
    }

    /// <summary>Takes in the files that came with the form, once, or takes one out.</summary>
    /// <returns>True when that was all that was asked for.</returns>
    public async Task<bool> TakeAsync(PortalPage page, SubmissionInput form, CancellationToken ct)
    {
        var key = form.FormOf(page.HttpContext).FilesKey;
        foreach (var file in isTaken ? [] : page.Request.Form.Files.Where(f => f.FileName != ""))
        {
            if (await attachments.AddAsync(file, key, UploadOwner.From(page.HttpContext), ct) is not { } wrong)
                continue;
            MayRetry |= wrong == AttachmentService.NotKept;
            AddError(page, file.FileName, page.Texts[wrong, AttachmentService.MaxFileSize / 1024 / 1024, AttachmentService.MaxFiles]);
        }

        isTaken = true;
        if (form.Remove is { Length: > 0 } remove)
            await attachments.RemoveAsync(remove, key, ct);
        await ReadAsync(page, form, ct);
        return form.Remove is { Length: > 0 } || form.Act == "attach";
    }

    private void AddError(PortalPage page, string file, string wrong)
    {
        faults.Add($"{Path.GetFileName(file)}: {wrong}");
        page.AddError("files", "Tickets.Files.Some");
    }
}
