using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.PasswordReset;
using Portal.Web.Site;

namespace Portal.Web.Identity.PrintedCodes;

/// <summary>The letter with the code, to be printed, in the language of who will read it. Nothing of it can be shown again later.</summary>
[ResponseCache(NoStore = true)]
public sealed class LetterModel(PrintedCodeService codes, FriendlyTime time, Texts texts, SiteUrls address, IStringLocalizer<Text> ownTexts)
    : PortalPage
{
    public PrintedCodeRecipient Reader { get; private set; } = null!;

    public string Code { get; private set; } = "";

    public LocalizedTexts Localized { get; private set; } = null!;

    /// <summary>The last day on which the code is good.</summary>
    public string Until { get; private set; } = "";

    /// <summary>From when on it is good.</summary>
    public string From { get; private set; } = "";

    /// <summary>Where the code is to be typed.</summary>
    public string Address => address.Absolute(LinksIn(Localized.Language).PasswordReset.PrintedCode);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (codes.ShownTo(HttpContext) is not { } draft || await codes.FindRecipientAsync(draft.PersonKey, ct) is not { } reader)
            return Redirect(Links.People.PrintedCode);
        (Reader, Code, Localized) = (reader, draft.Code, texts.In(Language.FromCode(reader.Language)));
        Until = time.Day(Localized.Language, (draft.MadeAt + ResetPurposes.PrintedCodeLife).AddDays(-1));
        From = time.Written(Localized, codes.GoodFrom(draft));
        Metadata.Title = ownTexts["PrintedCode.LetterFor", reader.Name];
        return Page();
    }
}
