using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>A page on the way to a new password. Its title and its address in every language follow from where it stands.</summary>
public abstract class ResetPage(IStringLocalizer<Text> texts, string name) : ReturnUrlPage(texts)
{
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Metadata.Title = Texts[$"Reset.{name}.Title"];
    }
}
