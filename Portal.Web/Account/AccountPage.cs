using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>A page of somebody's own account.</summary>
/// <param name="texts">The texts of the site.</param>
/// <param name="name">What the keys of its texts begin with; its title is "name.Title".</param>
public abstract class AccountPage(IStringLocalizer<Text> texts, string name) : ReturnUrlPage(texts)
{
    public Me Me => HttpContext.Me()!;

    /// <summary>What was done just before; the page says so once.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public string? Notice => Done is not null && Notices.Contains(Done) ? Texts[$"{name}.Done.{Done}"].Value : null;

    /// <summary>What can be done here, as <see cref="Done"/> names it.</summary>
    protected virtual IReadOnlyList<string> Notices => [];

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Metadata.Title = Texts[$"{name}.Title"];
        return base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Reads what the page shows beside its form.</summary>
    protected virtual Task ReadAsync(CancellationToken ct) => Task.CompletedTask;

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return Page();
    }

    /// <summary>To an address after the language, where it is said what was done.</summary>
    protected RedirectResult To(string address, string? done = null) => done is null ? Redirect(address) : RedirectDone(address, done);
}
