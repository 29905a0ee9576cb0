using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Web.Status;

/// <summary>Why something was not done with an incident. The names are the last parts of the keys of their texts.</summary>
[Refusal]
public enum IncidentRefusal
{
    AlreadyChanged,

    /// <summary>The state cannot follow the present one.</summary>
    NotFromHere,
}

/// <summary>What a supervisor says of an incident: everything that stands on the form.</summary>
public sealed record IncidentEdit
{
    public required IncidentState State { get; init; }

    public required Cause Cause { get; init; }

    public required Area Area { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>Empty when only facts change; then nobody is written to.</summary>
    public required LocalizedText Text { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Of planned work.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public DateTimeOffset? NextUpdateAt { get; init; }
}

/// <summary>
/// Everything that is done with incidents: staff raise, tell, resolve and close them; customers report, join and follow. Each verb is one
/// transaction with its row in the trail, and what was said stays as it was said.
/// </summary>
public sealed partial class IncidentService(Database db, Outbox outbox, FollowerMails mails, FollowLinks links)
{
    private const string Raise = """
        insert into incident (reference, planned, state, cause, raised_at, raised_by, published_at, starts_at, ends_at, next_update_at,
            version)
        values (@reference, @isPlanned, @state, @cause, @Now, @actor, @Now, @StartsAt, @EndsAt, @NextUpdateAt, 1)
        returning id
        """;

    private const string Change = """
        update incident set state = @state, cause = @cause, published_at = @published, starts_at = @StartsAt, ends_at = @EndsAt,
            next_update_at = @next,
            resolved_at = @resolved, closed_at = @closed, version = version + 1
        where id = @Id and version = @version
        """;

    private const string Known = """
        select id, reference, planned is_planned, state, cause, published_at, starts_at, ends_at, next_update_at,
            resolved_at, closed_at, version from incident where reference = @reference
        """;
    private const string SetTitle = """
        insert into incident_text (incident_id, language, title) values (@id, @language, @text)
        on conflict (incident_id, language) do update set title = excluded.title
        """;
    private const string DropTitle = "delete from incident_text where incident_id = @id and language = @language";
    private const string Places = "select kind, value from incident_area where incident_id = @id and removed_at is null";
    private const string AddPlace = "insert into incident_area (incident_id, kind, value, added_at) values (@id, @kind, @value, @Now)";
    private const string RemovePlace =
        "update incident_area set removed_at = @Now where incident_id = @id and kind = @kind and value = @value and removed_at is null";
    private const string AddUpdate = """
        insert into incident_update (incident_id, number, at, actor, state, next_update_at, mailed_at)
        values (@id, (select coalesce(max(number), 0) + 1 from incident_update
        where incident_id = @id), @Now, @actor, @state, @next, @mailed)
        returning id
        """;

    private const string AddWords = "insert into incident_update_text (update_id, language, text) values (@update, @language, @text)";

    private const string IsKnown = "select count(*) from incident where reference = @reference";

    /// <summary>A new incident that everybody may see; returns its reference.</summary>
    /// <param name="actor">Who raises it, as the audit trail names people.</param>
    /// <param name="isPlanned">Work that is announced.</param>
    /// <param name="said">What is known.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<string> CreateAsync(string actor, bool isPlanned, IncidentEdit said, CancellationToken ct)
    {
        var reference = Reference.New('N');
        await CreateAsync(actor, reference, isPlanned, said, ct);
        return reference;
    }

    /// <summary>The same under a reference its preview was given, so that a button touched twice publishes once.</summary>
    public Task CreateAsync(string actor, string reference, bool isPlanned, IncidentEdit said, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                await work.LockAsync($"incident:{reference}");
                if (await work.SingleAsync<long>(IsKnown, new { reference }) == 0)
                    await CreateAsync(work, actor, reference, isPlanned, said);
            },
            ct
        );

    /// <summary>
    /// Says something new, goes on to another state, or corrects facts. The same said twice by the same person, as by a button that is
    /// touched twice, is said once.
    /// </summary>
    /// <param name="actor">Who says it.</param>
    /// <param name="reference">Of a known incident.</param>
    /// <param name="version">As the supervisor saw it: when it was changed since, nothing is done.</param>
    /// <param name="said">What is known now.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<IncidentRefusal?> UpdateAsync(string actor, string reference, long version, IncidentEdit said, CancellationToken ct) =>
        db.WriteAsync<IncidentRefusal?>(
            async work =>
            {
                if (await work.SingleForUpdateAsync<Incident>(Known, new { reference }) is not { } before)
                    return IncidentRefusal.AlreadyChanged;
                if (before.Version != version)
                    return before.Version == version + 1 && await IsRepeatAsync(work, actor, before, said)
                        ? null
                        : IncidentRefusal.AlreadyChanged;
                if (!IncidentStates.After(before.State).Contains(said.State))
                    return IncidentRefusal.NotFromHere;
                return await UpdateAsync(work, actor, before, said) ? null : IncidentRefusal.AlreadyChanged;
            },
            ct
        );

    internal static async Task CreateAsync(UnitOfWork work, string actor, string reference, bool isPlanned, IncidentEdit said)
    {
        var values = new
        {
            reference,
            isPlanned,
            state = said.State.Name(),
            cause = said.Cause.Name(),
            work.Now,
            actor,
            said.StartsAt,
            said.EndsAt,
            said.NextUpdateAt,
        };
        var id = await work.SingleAsync<long>(Raise, values);
        await SayAsync(work, actor, id, said);
        await work.AuditAsync(actor, "incident.raised", Target(reference), said.State.Name());
        await ChangedAsync(work);
    }

    private static async Task<bool> UpdateAsync(UnitOfWork work, string actor, Incident before, IncidentEdit said)
    {
        var (isResolved, isClosed) = (said.State == IncidentState.Resolved, said.State == IncidentState.Closed);
        var values = new
        {
            before.Id,
            version = before.Version,
            state = said.State.Name(),
            cause = said.Cause.Name(),
            published = before.PublishedAt ?? (isClosed ? null : work.Now),
            said.StartsAt,
            said.EndsAt,
            next = isResolved || isClosed ? null : said.NextUpdateAt,
            resolved = isResolved ? before.ResolvedAt ?? work.Now
            : isClosed ? before.ResolvedAt
            : null,
            closed = isClosed ? work.Now : (DateTimeOffset?)null,
        };
        if (await work.ExecuteAsync(Change, values) == 0)
            return false;
        await SayAsync(work, actor, before.Id, said);
        await work.AuditAsync(
            actor,
            before.State == said.State ? "incident.update-posted" : "incident.state-changed",
            Target(before.Reference),
            $"{before.State.Name()} {said.State.Name()}"
        );
        await ChangedAsync(work);
        return true;
    }

    /// <summary>
    /// Time has moved an incident on: kept like everything else that happened to it. Followers are written to unless it is only closed.
    /// </summary>
    internal static async Task RecordStateAsync(UnitOfWork work, long id, string reference, string from, string to)
    {
        await work.ExecuteAsync(
            AddUpdate,
            new
            {
                id,
                work.Now,
                actor = "system",
                state = to,
                next = (DateTimeOffset?)null,
                mailed = to == "closed" ? work.Now : (DateTimeOffset?)null,
            }
        );
        await work.AuditAsync("system", "incident.state-changed", Target(reference), $"{from} {to}");
        await ChangedAsync(work);
    }

    private static string Target(string reference) => $"incident:{reference}";

    // What cached pages show above their content changes with it.
    private static async Task ChangedAsync(UnitOfWork work)
    {
        await work.ChangedAsync(IncidentCache.Tag);
        await work.ChangedAsync(Site.PageNotice.Tag);
    }

    private static async Task SayAsync(UnitOfWork work, string actor, long id, IncidentEdit said)
    {
        foreach (var language in Site.Language.Codes)
        {
            if (said.Title.ByLanguage.TryGetValue(language, out var text))
                await work.ExecuteAsync(
                    SetTitle,
                    new
                    {
                        id,
                        language,
                        text,
                    }
                );
            else
                await work.ExecuteAsync(DropTitle, new { id, language });
        }

        await PlaceAsync(work, id, said.Area);
        var mailed = said.Text.IsEmpty && said.State != IncidentState.Resolved ? work.Now : (DateTimeOffset?)null; // nothing to write of
        var update = await work.SingleAsync<long>(
            AddUpdate,
            new
            {
                id,
                work.Now,
                actor,
                state = said.State.Name(),
                next = said.NextUpdateAt,
                mailed,
            }
        );
        foreach (var (language, text) in said.Text.ByLanguage)
            await work.ExecuteAsync(
                AddWords,
                new
                {
                    update,
                    language,
                    text,
                }
            );
    }

    private static async Task PlaceAsync(UnitOfWork work, long id, Area area)
    {
        var held = (await work.ListAsync<AreaRow>(Places, new { id })).Select(p => (p.Kind, p.Value)).ToList();
        var wanted = area.Rows().Distinct().ToList();
        foreach (var (kind, value) in held.Except(wanted))
            await work.ExecuteAsync(
                RemovePlace,
                new
                {
                    id,
                    kind,
                    value,
                    work.Now,
                }
            );
        foreach (var (kind, value) in wanted.Except(held))
            await work.ExecuteAsync(
                AddPlace,
                new
                {
                    id,
                    kind,
                    value,
                    work.Now,
                }
            );
    }

    private sealed record AreaRow
    {
        public required string Kind { get; init; }

        public required string Value { get; init; }
    }
}
