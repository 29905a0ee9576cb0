using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Status;

/// <summary>
/// One incident for everybody: what was said, by when there will be more, and what one can
/// do. Who is signed in also sees whether they have joined.
/// </summary>
[Cacheable(Minutes = 1)]
[WithoutDatabase]
public sealed class DetailsModel(
    IncidentCache incidents,
    CustomerLines lines,
    Database db,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : PortalPage
{
    private const string Mine = """
        select r.kind from report r join incident i on i.id = r.incident_id
        where r.reporter_key = @reporterKey and i.reference = @Reference and (r.kind not in ('works', 'still') or r.at >= i.resolved_at)
        """;

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Incident Incident { get; private set; } = null!;

    public DateTimeOffset? Age { get; private set; }

    /// <summary>Of a guest it is known only while they are thanked for it: the page is the same for everybody then.</summary>
    public bool HasJoined { get; private set; }

    /// <summary>It is known from the lines of whoever is signed in that they are affected: nobody asks them.</summary>
    public bool IsTouched { get; private set; }

    public bool HasAnswered { get; private set; }

    public Me? Me => HttpContext.Me();

    /// <summary>For so long people are asked whether it works again.</summary>
    public bool AsksStill => Incident.AsksStill(clock.GetUtcNow());

    public bool IsLate => Incident.IsLate(clock.GetUtcNow());

    public override string? Notice =>
        Done is "joined" or "joined-mail" or "joined-following" or "works" or "following" ? texts[$"Status.Done.{Done}"].Value : null;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await incidents.FindAsync(reference, ct) is not { } found)
            return NotFound();
        if (found.Reference != reference)
            return RedirectPermanent(Links.Status.Details(found.Reference));
        Incident = found;
        (Metadata.Title, Metadata.OwnNotice) = (found.Title.For(Language).Text, true);
        if (!incidents.IsFresh)
            Age = incidents.Current.AsOf;
        else if (Done is null)
            Cache([IncidentCache.Tag, IncidentCache.AgeTag]);
        HasJoined = Done is "joined" or "joined-mail" or "joined-following";
        if (Me is { } me)
            await ReadMineAsync(me, ct);
        return Page();
    }

    // Without the database the page shows what everybody sees.
    private async Task ReadMineAsync(Me me, CancellationToken ct)
    {
        if (me.CustomerNumber is { } number)
            IsTouched = (await lines.ListAsync(number, ct)).Any(l =>
                Incident.Area.Covers(Postcode.Read(l.Address.Postcode), l.Node, l.Technology)
            );
        try
        {
            var kinds = await db.ListAsync<string>(
                Mine,
                new { reporterKey = IncidentService.ReporterKeyOf(me.Target), Incident.Reference },
                ct
            );
            HasJoined |= kinds.Any(k => k is not ("works" or "still"));
            HasAnswered = kinds.Any(k => k is "works" or "still");
        }
        catch (DbException) { }
    }
}
