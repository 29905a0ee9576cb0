using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.New;

/// <summary>
/// A form with words and files. Files are taken in one by one as they come, so that one that fails loses neither the words nor the others.
/// </summary>
public abstract class TicketFormPage(AttachmentService attachments, IStringLocalizer<Text> texts) : ReturnUrlPage(texts)
{
    /// <summary>All files of a form and its words; a form that is larger is not read.</summary>
    public const int MaxFormSize = 72 * 1024 * 1024;

    public const int MaxTextLength = 8000;

    private readonly List<string> faults = [];

    [BindProperty]
    public string? Key { get; set; }

    /// <summary>Which button was pressed.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>The file to be taken out again.</summary>
    [BindProperty]
    public string? Remove { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    /// <summary>What was wrong with which file.</summary>
    public IReadOnlyList<string> FileErrors => faults;

    /// <summary>True when sending a file once more may help: nothing was wrong with it.</summary>
    protected bool MayRetryFiles { get; private set; }

    public override FormState Form { get; } = new() { ShowsWithoutData = true, UnavailableText = "Tickets.Ask.Fault" };

    protected long? PersonId => HttpContext.Me()?.PersonId;

    protected string FormKeyOf() => Key = IdempotencyKey.Read(Key);

    /// <summary>The form as it is sent.</summary>
    protected SubmittedForm SentFormOf() => new(FormKeyOf(), IdempotencyKey.ForFiles(FormKeyOf(), HttpContext));

    /// <summary>What is waiting under the form's key, for the page.</summary>
    protected async Task ReadFilesAsync(CancellationToken ct) => Files = await attachments.WaitingAsync(SentFormOf().FilesKey, ct);

    /// <summary>
    /// The files of a form that could not be taken wait for the next time it is sent; whoever
    /// sends it has chosen them in this browser, on this site.
    /// </summary>
    protected Task KeepFilesAsync(CancellationToken ct) =>
        Request.ComesFromHere() && IdempotencyKey.BrowserOf(HttpContext) is not null ? TakeFilesAsync(ct) : Task.CompletedTask;

    /// <summary>
    /// What the form showed as added and is there no more, because it waited too long: that is said before anything is sent, for nobody
    /// leaves a file out without knowing it.
    /// </summary>
    protected async Task ReportMissingFilesAsync(CancellationToken ct)
    {
        var listed = Request
            .Form["listed"]
            .OfType<string>()
            .Take(AttachmentService.MaxFiles * 2)
            .Select(l => l.Split(':', 2))
            .Where(l => l.Length == 2)
            .DistinctBy(l => l[0])
            .ToDictionary(l => l[0], l => l[1]);
        foreach (var gone in await attachments.MissingAsync(SentFormOf().FilesKey, listed.Keys, ct))
        {
            faults.Add($"{Path.GetFileName(listed[gone])}: {Texts["Tickets.Files.Gone"]}");
            AddError("files", "Tickets.Files.Some");
        }
    }

    /// <summary>Takes in the files that came with the form, or takes one out.</summary>
    /// <returns>True when that was all that was asked for.</returns>
    protected async Task<bool> TakeFilesAsync(CancellationToken ct)
    {
        var key = SentFormOf().FilesKey;
        foreach (var file in Request.Form.Files.Where(f => f.FileName != ""))
        {
            if (await attachments.AddAsync(file, key, UploadOwner.From(HttpContext), ct) is not { } wrong)
                continue;
            MayRetryFiles |= wrong == AttachmentService.NotKept;
            faults.Add(
                $"{Path.GetFileName(file.FileName)}: "
                    + $"{Texts[wrong, AttachmentService.MaxFileSize / 1024 / 1024, AttachmentService.MaxFiles]}"
            );
            AddError("files", "Tickets.Files.Some");
        }

        if (Remove is { Length: > 0 })
            await attachments.RemoveAsync(Remove, key, ct);
        await ReadFilesAsync(ct);
        return Remove is { Length: > 0 } || Act == "attach";
    }

    /// <summary>Several lines as they were typed; the empty text and an error when they cannot be used.</summary>
    protected string Lines(string field, string? typed, string missing)
    {
        var text = typed?.ReplaceLineEndings("\n").Trim() ?? "";
        if (text == "" && missing != "")
            AddError(field, missing);
        else if (text.Length > MaxTextLength)
            AddError(field, "Form.TooLong", MaxTextLength);
        else if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) || text.EnumerateRunes().Any(r => r.Value == 0xFFFD))
            AddError(field, "Form.Characters");
        return Errors.ContainsKey(field) ? "" : text;
    }

    /// <summary>A line that may stay empty.</summary>
    protected string OptionalLine(string field, string? typed, int longest) =>
        string.IsNullOrWhiteSpace(typed) ? "" : Line(field, typed, longest, "Form.Characters");
}
