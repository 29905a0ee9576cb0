using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

/// <summary>The eight digits, in the browser that asked for them.</summary>
public sealed class EnterCodeModel(Proving proving, IStringLocalizer<Text> texts) : ResetPage(texts, "EnterCode", "/code")
{
    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var code = Line("code", Code, 40, "SecondStep.Missing");
        if (!IsRight) return Again();
        var entrance = await proving.ByTypedCodeAsync(HttpContext, code, ct);
        if (entrance == Entrance.In) return To("/new");
        if (entrance == Entrance.Wait) return AskToWait(proving.Wait);
        Wrong("code", "Reset.EnterCode.Wrong");
        return Again();
    }
}
