using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

/// <summary>A page on the way to a new password. Its title and its address in every language follow from where it stands.</summary>
public abstract class ResetPage(IStringLocalizer<Text> texts, string name, string path) : DoorPage(texts)
{
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Head.Title = Texts[$"Reset.{name}.Title"];
        Head.SameInEveryLanguage(l => $"/{l}/reset-password{path}");
    }

    /// <summary>The address of another page of the way: "/code".</summary>
    public string Of(string step) => $"/{Language}/reset-password{step}";

    protected IActionResult To(string step) => Redirect(Of(step));
}
