using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>The same for everybody who asked: look into your mail. What came of it stands there.</summary>
[ResponseCache(NoStore = true)]
public sealed class SentModel(IStringLocalizer<Text> texts) : PortalPage
{
    [FromQuery]
    public string? Way { get; set; }

    public void OnGet()
    {
        Metadata.Title = texts["SignUp.Sent.Title"];
        Metadata.SameInEveryLanguage(l => LinksIn(l).SignUp.Index);
    }
}
