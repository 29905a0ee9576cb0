using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

/// <summary>The code the help desk sent by post.</summary>
public sealed class PaperModel(Proving proving, SpokenTime time, IStringLocalizer<Text> texts) : ResetPage(texts, "Paper", "/paper-code")
{
    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var code = Line("code", Code, 60, "SecondStep.Missing");
        if (!IsRight) return Again();
        var entrance = await proving.ByPaperAsync(HttpContext, code, ct);
        if (entrance == Entrance.In) return To("/new");
        if (entrance == Entrance.Wait) return AskToWait(proving.Wait);
        if (proving.GoodFrom is { } from) Wrong("code", "Reset.Paper.TooEarly", time.Near(Language, from));
        Wrong("code", "Reset.Paper.Wrong");
        return Again();
    }
}
