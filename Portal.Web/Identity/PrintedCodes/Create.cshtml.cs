using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.PrintedCodes;

/// <summary>The help desk finds a person, says that it has checked who they are, and makes a code for a letter.</summary>
[PageInfo("PrintedCode")]
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class CreateModel(PrintedCodeService codes, ICustomers customers) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PrintedCodeRecipient? Reader { get; private set; }

    /// <summary>Their customer number, as bills show it.</summary>
    public string? Number { get; private set; }

    public string? Draft { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? recipient, CancellationToken ct)
    {
        if (recipient is null)
            return Page();
        Input = new() { Recipient = recipient.Trim() };
        TryValidateModel(Input, "");
        ModelState.Remove(nameof(InputModel.Checked)); // asked for once there is somebody
        await FindAsync(ct);
        return ModelState.IsValid ? Page() : PageWith(StatusCodes.Status422UnprocessableEntity);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        var draft = codes.Read(Input.Draft);
        if (ModelState.IsValid && (draft is null || draft.PersonKey != Reader!.Key))
            AddError("", "Form.Stale");
        if (!ModelState.IsValid)
            return PageWith(StatusCodes.Status422UnprocessableEntity);
        if (!await codes.IssueAsync(HttpContext.Me()!, Reader!, draft!, ct))
        {
            AddError("", "PrintedCode.TooMany");
            return PageWith(StatusCodes.Status429TooManyRequests);
        }

        PrintedCodeService.Show(HttpContext, Input.Draft!);
        return Redirect(Links.People.PrintedLetter);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        return Page();
    }

    private async Task FindAsync(CancellationToken ct)
    {
        if (Input.Recipient == "" || this.ErrorOf("recipient") is not null)
            return;
        var found = await codes.FindAsync(Input.Recipient, ct);
        if (found is null)
            AddError("recipient", "PrintedCode.None");
        else if (found.Roles > 0)
            AddError("recipient", "PrintedCode.Staff");
        else if (found.LockedAt is not null)
            AddError("recipient", "PrintedCode.Locked");
        else
            (Reader, Draft) = (found, codes.Read(Input.Draft)?.PersonKey == found.Key ? Input.Draft : codes.Draft(found));
        if (Reader?.CustomerNumber is { } number)
            Number = await customers.ShownAsync(number, ct);
    }

    public sealed record InputModel
    {
        /// <summary>A customer number or an address, as it was typed.</summary>
        [Line(254, Missing = "PrintedCode.RecipientMissing")]
        public string Recipient { get; init; } = "";

        public string? Draft { get; init; }

        /// <summary>"yes" when the agent says so.</summary>
        [Choice("yes", Missing = "PrintedCode.CheckedMissing")]
        public string Checked { get; init; } = "";
    }
}
