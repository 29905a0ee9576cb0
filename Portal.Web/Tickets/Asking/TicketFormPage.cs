using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.Asking;

/// <summary>A form with words and files. Files are taken in one by one as they come, so that one that fails loses neither the words nor the others.</summary>
public abstract class TicketFormPage(AttachmentDesk attachments, IStringLocalizer<Text> texts) : DoorPage(texts)
{
    /// <summary>All files of a form and its words; a form that is larger is not read.</summary>
    public const int LargestForm = 72 * 1024 * 1024;

    public const int LongestWords = 8000;

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
    public IReadOnlyList<string> FileFaults => faults;

    /// <summary>True when sending a file once more may help: nothing was wrong with it.</summary>
    protected bool MayRetryFiles { get; private set; }

    protected override bool ShowsUnread => true;

    protected override string Away => "Tickets.Ask.Fault";

    protected long? PersonId => HttpContext.Me()?.PersonId;

    protected string FormKeyOf() => Key = FormKey.Read(Key);

    /// <summary>The form as it is sent.</summary>
    protected SentForm SentFormOf() => new(FormKeyOf(), FormKey.OfFiles(FormKeyOf(), HttpContext));

    /// <summary>What is waiting under the form's key, for the page.</summary>
    protected async Task ReadFilesAsync(CancellationToken ct) => Files = await attachments.WaitingAsync(SentFormOf().FilesKey, ct);

    /// <summary>The files of a form that could not be taken wait for the next time it is sent; whoever sends it has chosen them in this browser, on this site.</summary>
    protected Task KeepFilesAsync(CancellationToken ct) => Request.ComesFromHere() && FormKey.BrowserOf(HttpContext) is not null ? TakeFilesAsync(ct) : Task.CompletedTask;

    /// <summary>
    /// What the form showed as added and is there no more, because it waited too long: that is said before anything is sent, for nobody leaves a file out without knowing it.
    /// </summary>
    protected async Task MissAsync(CancellationToken ct)
    {
        var listed = Request.Form["listed"].OfType<string>().Take(AttachmentDesk.MostFiles * 2).Select(l => l.Split(':', 2)).Where(l => l.Length == 2).DistinctBy(l => l[0]).ToDictionary(l => l[0], l => l[1]);
        foreach (var gone in await attachments.GoneAsync(SentFormOf().FilesKey, listed.Keys, ct))
        {
            faults.Add($"{Path.GetFileName(listed[gone])}: {Texts["Tickets.Files.Gone"]}");
            Wrong("files", "Tickets.Files.Some");
        }
    }

    /// <summary>Takes in the files that came with the form, or takes one out.</summary>
    /// <returns>True when that was all that was asked for.</returns>
    protected async Task<bool> TakeFilesAsync(CancellationToken ct)
    {
        var key = SentFormOf().FilesKey;
        foreach (var file in Request.Form.Files.Where(f => f.FileName != ""))
        {
            if (await attachments.TakeAsync(file, key, FileOwner.Of(HttpContext), ct) is not { } wrong) continue;
            MayRetryFiles |= wrong == AttachmentDesk.NotKept;
            faults.Add($"{Path.GetFileName(file.FileName)}: {Texts[wrong, AttachmentDesk.LargestFile / 1024 / 1024, AttachmentDesk.MostFiles]}");
            Wrong("files", "Tickets.Files.Some");
        }

        if (Remove is { Length: > 0 }) await attachments.RemoveAsync(Remove, key, ct);
        await ReadFilesAsync(ct);
        return Remove is { Length: > 0 } || Act == "attach";
    }

    /// <summary>Several lines as they were typed; the empty text and an error when they cannot be used.</summary>
    protected string Lines(string field, string? typed, string missing)
    {
        var text = typed?.ReplaceLineEndings("\n").Trim() ?? "";
        if (text == "" && missing != "") Wrong(field, missing);
        else if (text.Length > LongestWords) Wrong(field, "Form.TooLong", LongestWords);
        else if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) || text.EnumerateRunes().Any(r => r.Value == 0xFFFD)) Wrong(field, "Form.Characters");
        return Errors.ContainsKey(field) ? "" : text;
    }

    /// <summary>A line that may stay empty.</summary>
    protected string Spare(string field, string? typed, int longest) => string.IsNullOrWhiteSpace(typed) ? "" : Line(field, typed, longest, "Form.Characters");
}
