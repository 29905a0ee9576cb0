using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>The same for everybody who asked: look into your mail. What came of it stands there.</summary>
[PageInfo("SignUp.Sent")]
[ResponseCache(NoStore = true)]
public sealed class SentModel : PortalPage
{
    [FromQuery]
    public string? Way { get; set; }

    public void OnGet() => Metadata.SameInEveryLanguage(l => LinksIn(l).SignUp.Index);
}
