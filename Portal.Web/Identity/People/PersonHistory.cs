using Portal.Web.Data;

namespace Portal.Web.Identity.People;

/// <summary>What administrators see of one person beside what the person is: when they came, and what happened to the account.</summary>
public sealed class PersonHistory(Database db)
{
    private const string LastSignIn = "select created_at from session where person_id = @Id order by id desc limit 1";
    private const string Keys = "select count(*) from passkey where person_id = @Id";
    private const string Trail = """
        select a.at, a.action, a.detail, a.actor, p.name actor_name
        from audit a left join person p on a.actor = 'person:' || p.key
        where a.target = @Target order by a.id desc limit 50
        """;

    public async Task<DateTimeOffset?> LastSignInAsync(Person person, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<DateTimeOffset?>(LastSignIn, new { person.Id }, ct);

    public async Task<bool> HasPasskeyAsync(Person person, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<long>(Keys, new { person.Id }, ct) > 0;

    /// <summary>The latest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> TrailAsync(Person person, CancellationToken ct) =>
        db.ListAsync<AuditEntry>(Trail, new { person.Target }, ct);
}

/// <summary>Something that was done to an account.</summary>
public sealed record AuditEntry
{
    public required DateTimeOffset At { get; init; }

    public required string Action { get; init; }

    public required string Detail { get; init; }

    public required string Actor { get; init; }

    /// <summary>The name of a person who did it; null when it was the system or the command line.</summary>
    public string? ActorName { get; init; }
}
