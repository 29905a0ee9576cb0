using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.PrintedCodes;

/// <summary>The help desk finds a person, says that it has checked who they are, and makes a code for a letter.</summary>
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class CreateModel(PrintedCodeService desk, ICustomers customers, IStringLocalizer<Text> texts) : FormPage(texts)
{
    /// <summary>A customer number or an address, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty]
    public string? Draft { get; set; }

    /// <summary>"yes" when the agent says so.</summary>
    [BindProperty]
    public string? Checked { get; set; }

    public PrintedCodeRecipient? Reader { get; private set; }

    /// <summary>Their customer number, as bills show it.</summary>
    public string? Number { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Metadata.Title = Texts["Paper.Title"];
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Who is null)
            return Page();
        await FindAsync(ct);
        return IsValid ? Page() : Invalid();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var draft = desk.Read(Draft);
        await FindAsync(ct);
        if (Checked != "yes")
            AddError("checked", "Paper.CheckedMissing");
        if (IsValid && (draft is null || draft.PersonKey != Reader!.Key))
            AddError("", "Form.Stale");
        if (!IsValid)
            return Invalid();
        if (!await desk.IssueAsync(HttpContext.Me()!, Reader!, draft!, ct))
        {
            AddError("", "Paper.TooMany");
            return Invalid(StatusCodes.Status429TooManyRequests);
        }

        PrintedCodeService.Show(HttpContext, Draft!);
        return Redirect(Links.People.PrintedLetter);
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        await FindAsync(HttpContext.RequestAborted);
        return await base.StaleAsync();
    }

    private async Task FindAsync(CancellationToken ct)
    {
        var who = Line("who", Who, 254, "Paper.WhoMissing");
        if (who == "")
            return;
        var found = await desk.FindAsync(who, ct);
        if (found is null)
            AddError("who", "Paper.None");
        else if (found.Roles > 0)
            AddError("who", "Paper.Staff");
        else if (found.LockedAt is not null)
            AddError("who", "Paper.Locked");
        else
            (Reader, Draft) = (found, desk.Read(Draft)?.PersonKey == found.Key ? Draft : desk.Draft(found));
        if (Reader?.CustomerNumber is { } number)
            Number = await customers.ShownAsync(number, ct);
    }
}
