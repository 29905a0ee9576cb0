using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>A page of somebody's own account.</summary>
/// <param name="texts">The texts of the site.</param>
/// <param name="name">What the keys of its texts begin with; its title is "name.Title".</param>
/// <param name="path">Its address after the language.</param>
public abstract class AccountPage(IStringLocalizer<Text> texts, string name, string path) : ReturnUrlPage(texts)
{
    public Me Me => HttpContext.Me()!;

    /// <summary>What was done just before; the page says so once.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public string? Notice => Done is not null && Notices.Contains(Done) ? Texts[$"{name}.Done.{Done}"].Value : null;

    /// <summary>The address of this page after the language.</summary>
    protected string Here => path;

    /// <summary>What can be done here, as <see cref="Done"/> names it.</summary>
    protected virtual IReadOnlyList<string> Notices => [];

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Metadata.Title = Texts[$"{name}.Title"];
        Metadata.SameInEveryLanguage(l => $"/{l}/{path}");
        return base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Reads what the page shows beside its form.</summary>
    protected virtual Task ReadAsync(CancellationToken ct) => Task.CompletedTask;

    protected override async Task<IActionResult> StaleAsync()
    {
        await ReadAsync(HttpContext.RequestAborted);
        return await base.StaleAsync();
    }

    protected async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return Page();
    }

    protected async Task<IActionResult> ShowAgainAsync(CancellationToken ct, int status = StatusCodes.Status422UnprocessableEntity)
    {
        await ReadAsync(ct);
        return Invalid(status);
    }

    /// <summary>To an address after the language, where it is said what was done.</summary>
    protected RedirectResult To(string address, string? done = null) =>
        Redirect($"/{Language}/{address}{(done is null ? "" : $"?done={done}")}");
}
