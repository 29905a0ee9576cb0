using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Consents;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Account.Contact;

/// <summary>How somebody is reached, what helps them, and what they have asked to be changed.</summary>
[PageInfo("Contact")]
public sealed class IndexModel(ContactReader reader, NeedService needs, PersonManager people) : PortalPage
{
    public Answer<ContactOverview> Answer { get; private set; } = Provider.Answer.NotFound<ContactOverview>();

    public IReadOnlyList<OpenRequest> Requested { get; private set; } = [];

    public AccessibilityNeeds? Needs { get; private set; }

    /// <summary>The language of mails of who is no customer.</summary>
    public Language Writes { get; private set; } = Language.English;

    public Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Answer = await reader.ReadAsync(Me, ct);
        Requested = await reader.RequestedAsync(Me, ct);
        Needs = await needs.FindAsync(Me.PersonId, ct);
        Writes = Language.FromCode((await people.GetAsync(Me)).Language);
        return Page();
    }

    /// <summary>When this was asked for, as far as it is not decided.</summary>
    public OpenRequest? AskedFor(string topic) => Requested.FirstOrDefault(r => r.Topic == topic);
}
