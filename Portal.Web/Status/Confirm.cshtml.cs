using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>A mailbox says that it wants the mails.</summary>
public sealed class ConfirmModel(IncidentService desk, IStringLocalizer<Text> texts)
    : MailLinkPage(desk, LinkPurpose.Confirm, "Confirm", texts)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await Desk.ConfirmAsync(Token, ct) || await Desk.HasDoneAsync(LinkPurpose.Confirm, Token, ct)
            ? RedirectDone(Links.Status.Confirm, "confirmed")
            : Invalid();
}
