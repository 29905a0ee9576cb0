using System.Security.Cryptography;
using System.Text;
using Portal.Web.Data;
using Portal.Web.Provider;

namespace Portal.Web.Status;

// What customers say does not work. Enough of it from one place in a short while makes a suspicion.
public sealed partial class IncidentService
{
    /// <summary>So many different people from one place make a suspected incident.</summary>
    public const int EnoughReports = 3;

    private static readonly int[] AlertCounts = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);
    private static readonly TimeSpan LookWithin = TimeSpan.FromMinutes(15);

    private const string Add = """
        insert into report (kind, incident_id, node, postcode, technology, reporter_key, person_id, network, at)
        select @kind, @incident, @Node, @postcode, @technology, @reporterKey, @PersonId, @network, @Now
        where not exists (select 1 from report r where r.reporter_key = @reporterKey and r.kind = @kind and r.incident_id = @incident
            and (@kind not in ('works', 'still') or r.at >= (select i.resolved_at from incident i where i.id = @incident)))
        """;

    private const string IdOf = "select id from incident where reference = @reference and published_at is not null";
    private const string CountOf =
        "select count(distinct reporter_key) from report where incident_id = @id and kind not in ('works', 'still')";
    private const string AtNode =
        "select count(distinct coalesce(network, reporter_key)) from report where node = @place and at > @since and kind not in ('works')";
    private const string AtPostcode =
        "select count(distinct coalesce(network, reporter_key)) from report where postcode = @place and at > @since "
        + "and kind not in ('works')";
    private const string ForgetNetworks = "update report set network = null where network is not null and at < @before";

    private const string Covered = """
        select count(*) from incident i join incident_area a on a.incident_id = i.id
        where a.removed_at is null and i.resolved_at is null and i.closed_at is null and i.state <> 'scheduled'
            and ((a.kind = 'node' and a.value = @Node) or (a.kind = 'postcode' and @postcode like a.value || '%'))
        """;

    private const string Suspect = """
        insert into incident (reference, planned, state, cause, raised_at, raised_by, starts_at, next_update_at, suspected_place, version)
        values (@reference, @isPlanned, 'suspected', 'unknown', @Now, 'system', @Now, @next, @place, 1)
        on conflict (suspected_place) where resolved_at is null and closed_at is null do nothing
        returning id
        """;

    private const string Gather = """
        update report set incident_id = @id
        where incident_id is null and at > @since
            and ((node is not null and node = @Node) or (postcode is not null and postcode = @postcode))
        """;

    /// <summary>
    /// Keeps a report in the caller's own change. The third of three different people, or networks of guests, from one node, or one
    /// postcode, within ten minutes raises a suspected incident, once, unless one is open there already.
    /// </summary>
    /// <param name="work">The change it belongs to, such as the filing of a ticket.</param>
    /// <param name="report">What was said.</param>
    /// <returns>The reference of the suspected incident this report has raised; else null.</returns>
    public static async Task<string?> ReportAsync(UnitOfWork work, Report report)
    {
        var (postcode, reporterKey) = (Status.Postcode.Read(report.Postcode), ReporterKeyOf(report.Reporter));
        var incident = report.Incident is { } reference ? await work.SingleOrDefaultAsync<long?>(IdOf, new { reference }) : null;
        var before = incident is { } known ? await work.SingleAsync<long>(CountOf, new { id = known }) : 0;
        var technology = report.Technology == Technology.Unknown ? null : report.Technology.Name();
        var network = report.Network is { } from && report.PersonId is null ? ReporterKeyOf("network " + from) : null;
        await work.ExecuteAsync(ForgetNetworks, new { before = work.Now - Remembered });
        await work.ExecuteAsync(
            Add,
            new
            {
                kind = report.Kind.Name(),
                incident,
                report.Node,
                postcode,
                technology,
                reporterKey,
                report.PersonId,
                network,
                work.Now,
            }
        );
        if (incident is { } id)
        {
            if (Rounded((int)await work.SingleAsync<long>(CountOf, new { id })) != Rounded((int)before))
                await work.ChangedAsync(IncidentCache.Tag);
            return null;
        }

        return report.Kind is ReportKind.Works ? null : await SuspectAsync(work, report.Node, postcode, report.Technology);
    }

    /// <inheritdoc cref="ReportAsync(UnitOfWork, Report)"/>
    public Task<string?> ReportAsync(Report report, CancellationToken ct) => db.WriteAsync(work => ReportAsync(work, report), ct);

    /// <summary>As a number is shown in public: never exactly, and none below five.</summary>
    public static int Rounded(int reports) => AlertCounts.LastOrDefault(n => n <= reports);

    internal static string ReporterKeyOf(string reporter) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reporter)).AsSpan(0, 16));

    private static async Task<string?> SuspectAsync(UnitOfWork work, string? node, string? postcode, Technology technology)
    {
        // Of several who report in the same moment the last must count the others.
        if (node is { Length: > 0 })
            await work.LockAsync($"reports of node:{node}");
        if (postcode is not null)
            await work.LockAsync($"reports of postcode:{postcode}");
        var since = work.Now - Together;
        var isNode = node is { Length: > 0 } && await work.SingleAsync<long>(AtNode, new { place = node, since }) >= EnoughReports;
        var isPostcode =
            !isNode && postcode is not null && await work.SingleAsync<long>(AtPostcode, new { place = postcode, since }) >= EnoughReports;
        if (!isNode && !isPostcode)
            return null;
        var around = new { Node = isNode ? node : null, postcode };
        if (await work.SingleAsync<long>(Covered, around) > 0)
            return null;
        var (reference, place) = (Reference.New('N'), isNode ? $"node:{node}" : $"postcode:{postcode}");
        if (
            await work.SingleOrDefaultAsync<long?>(
                Suspect,
                new
                {
                    reference,
                    isPlanned = false,
                    work.Now,
                    next = work.Now + LookWithin,
                    place,
                }
            )
            is not { } id
        )
            return null;
        var beginning = postcode is null ? null : postcode[..Math.Min(postcode.Length, Status.Postcode.MaxBeginningLength)];
        var area = new Area
        {
            Nodes = isNode ? [node!] : [],
            Postcodes = beginning is null ? [] : [beginning],
            Technologies = technology == Technology.Unknown ? [] : [technology],
        };
        await PlaceAsync(work, id, area);
        await work.ExecuteAsync(
            AddUpdate,
            new
            {
                id,
                work.Now,
                actor = "system",
                state = "suspected",
                next = work.Now + LookWithin,
                mailed = work.Now,
            }
        );
        await work.ExecuteAsync(
            Gather,
            new
            {
                id,
                since,
                around.Node,
                postcode,
            }
        );
        await work.AuditAsync("system", "incident.suspected", Target(reference), place);
        return reference;
    }
}
