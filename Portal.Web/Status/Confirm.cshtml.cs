using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>A mailbox says that it wants the mails.</summary>
public sealed class ConfirmModel(IncidentDesk desk, IStringLocalizer<Text> texts) : MailLinkPage(desk, Deed.Confirm, "Confirm", texts)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await Desk.ConfirmAsync(Token, ct) || await Desk.HasDoneAsync(Deed.Confirm, Token, ct) ? Redirect($"/{Language}/status/follow/confirm?done=confirmed") : Again();
}
