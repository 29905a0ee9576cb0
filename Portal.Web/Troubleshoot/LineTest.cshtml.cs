using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Provider.LineTests;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Status;
using Portal.Web.Troubleshoot.Guides;
using Portal.Web.Troubleshoot.LineTests;

namespace Portal.Web.Troubleshoot;

/// <summary>
/// Tests a line of the customer who is signed in, shows how the test stands, and what it found. A guide sends people here and takes them
/// back with the result; without one it goes on all the same.
/// </summary>
[PageInfo("Guide.LineTest", Script = "js/line-test.js")]
[ResponseCache(NoStore = true)]
public sealed class LineTestModel(LineTestService tests, IServices services, GuideLibrary library, AttemptLimits limits, TimeProvider clock)
    : PortalPage
{
    private const int TestsPerHour = 30;
    private static readonly TimeSpan BetweenTests = TimeSpan.FromMinutes(1);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The line to begin with.</summary>
    [FromQuery]
    public string? Line { get; set; }

    /// <summary>The test to show.</summary>
    [FromQuery]
    public string? Test { get; set; }

    /// <summary>The page of the guide one comes from.</summary>
    [FromQuery]
    public string? Back { get; set; }

    public Me? Me => HttpContext.Me();

    /// <summary>How the guide goes on; null for who comes from none.</summary>
    public GuideReturn? Return { get; private set; }

    /// <summary>The lines one can choose from; null when the provider's system is away.</summary>
    public IReadOnlyList<Service>? Lines { get; private set; }

    /// <summary>The line that was, or is to be, tested.</summary>
    public Service? Chosen { get; private set; }

    /// <summary>The test that is shown; null before one, and when the system that tests is away.</summary>
    public LineTest? Shown { get; private set; }

    /// <summary>True while a result may still come.</summary>
    public bool IsRunning => Shown is not null && tests.IsRunning(Shown);

    /// <summary>What was found, once there is something.</summary>
    public LineReport? Report { get; private set; }

    /// <summary>True when the system that tests does not answer.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>The guide that helps with what was found; null when there is none, or one is in it.</summary>
    public Guide? Suggested { get; private set; }

    /// <summary>What is under way where the line is.</summary>
    public IReadOnlyList<Incident> Incidents => Chosen is null ? [] : tests.IncidentsAt(Chosen);

    /// <summary>Where one goes on who has no result.</summary>
    public string Without => Return?.Without ?? Links.Guides.Index;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (Me is not { CustomerNumber: { } customer } me || Lines is null)
            return await ShowAsync(ct);
        if (Input.Line == "")
        {
            AddError("line", "Guide.LineTest.ChooseMissing");
            return await ShowAgainAsync(ct);
        }

        Chosen = Lines.FirstOrDefault(l => l.Number == Input.Line);
        if (Chosen is not { } line)
            return NotFound();
        var turns = new[] { Attempt.Once("line-test", line.Number, BetweenTests), Attempt.ForPerson("line-test", me, TestsPerHour) };
        if (await limits.TakeAsync(turns, ct) is var wait && wait > TimeSpan.Zero)
            return await RecentAsync(customer, line, ct) is { } recent
                ? RedirectDone(AddressOf(recent), "recent")
                : await this.TooManyAttemptsAsync(wait, ct);
        var answer = await tests.StartAsync(new LineTestOrder(customer, line.Number, LineTestKind.Full, KeyOf(line)), ct);
        if (answer.State == AnswerState.NotFound)
            return NotFound();
        if (answer.Has(out var started))
            return Redirect(AddressOf(started));
        await ReportAsync(null, line, ct);
        return PageWith(StatusCodes.Status503ServiceUnavailable);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (Me is not { CustomerNumber: { } customer })
            return Page();
        if (Lines is null)
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        if (Test is { Length: > 0 } && !IsPosted)
            return await ShowTestAsync(customer, Test, ct);
        Chosen = Lines.FirstOrDefault(l => l.Number == Line) ?? (Lines.Count == 1 ? Lines[0] : null);
        return Line is { Length: > 0 } && Chosen?.Number != Line ? NotFound() : Page();
    }

    private async Task<IActionResult> ShowTestAsync(string customer, string id, CancellationToken ct)
    {
        var answer = await tests.FindAsync(customer, id, ct);
        if (answer.State == AnswerState.NotFound)
            return NotFound();
        Shown = answer.Value;
        Chosen = Lines!.FirstOrDefault(l => l.Number == (Shown?.Service ?? Line));
        if (Chosen is not { } line)
            return NotFound();
        if (!IsRunning)
            await ReportAsync(Shown, line, ct);
        return Shown is null ? PageWith(StatusCodes.Status503ServiceUnavailable) : Page();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Metadata.SameInEveryLanguage(l => $"{PathIn(l)}{Request.QueryString}");
        Return = await GuideReturn.FindAsync(library, Back, Links, ct);
        if (Me is not { CustomerNumber: { } customer })
            return;
        var answer = await services.ListAsync(customer, ct);
        Lines = answer.State == AnswerState.Failed ? null : [.. answer.Value?.Where(IsTestable) ?? []];
    }

    private async Task ReportAsync(LineTest? test, Service line, CancellationToken ct)
    {
        IsSilent = test is null;
        Report = await tests.ReportAsync(test, line, ct);
        if (Return is not null && Report.Line is LineVerdict.Warn or LineVerdict.Fail)
            return; // the guide one is in has the answer to that
        var guide = (await library.CurrentAsync(ct)).Find(GuideSuggestion.For(Report));
        Suggested = guide?.Key == Return?.First ? null : guide;
    }

    private async Task<LineTest?> RecentAsync(string customer, Service line, CancellationToken ct) =>
        (await tests.LatestAsync(customer, line.Number, ct)).Value is { Kind: LineTestKind.Full } latest
        && clock.GetUtcNow() - latest.StartedAt < BetweenTests
            ? latest
            : null;

    private string AddressOf(LineTest test) => Links.Guides.LineTest(test.Service, test.Id, Return is null ? null : Back);

    // A button touched twice starts one test; touched again a minute later it starts another.
    private string KeyOf(Service line) =>
        Secret.Hash($"{DoubleSubmit.KeyFrom(HttpContext)} {line.Number} {clock.GetUtcNow().Ticks / BetweenTests.Ticks}");

    private static bool IsTestable(Service line) =>
        line.State is not (ServiceState.Created or ServiceState.Terminated or ServiceState.Cancelled or ServiceState.Aborted);

    public sealed record InputModel
    {
        [Line(80)]
        public string Line { get; init; } = "";
    }
}
