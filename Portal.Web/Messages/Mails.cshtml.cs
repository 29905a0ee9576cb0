using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Messages;

/// <summary>What a portal in development has sent. Anywhere else there is no such page.</summary>
[ResponseCache(NoStore = true)]
public sealed class MailsModel(IEnumerable<MailFolder> folders, IStringLocalizer<Text> texts) : PortalPage
{
    public IReadOnlyList<MailFolder.Saved> Mails { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (folders.SingleOrDefault() is not { } folder)
            return NotFound();
        Mails = folder.List();
        Metadata.Title = texts["Messages.Mails.Title"];
        Metadata.SameInEveryLanguage(l => l.Home);
        return Page();
    }
}
