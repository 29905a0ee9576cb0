using Portal.Web.Data;

namespace Portal.Web.Identity.Consents;

/// <summary>
/// Keeps what helps somebody, together with their agreement to it: neither is there without the other, and one touch removes both.
/// </summary>
public sealed class NeedService(Database db)
{
    private const string One = "select needs, text from accessibility_need where person_id = @personId";

    private const string Keep = """
        insert into accessibility_need (person_id, needs, text, changed_at) values (@PersonId, @needs, @Text, @Now)
        on conflict (person_id) do update set needs = excluded.needs, text = excluded.text, changed_at = excluded.changed_at
        """;

    private const string Forget = "delete from accessibility_need where person_id = @personId";

    /// <summary>Null for who said nothing, or took it back.</summary>
    public async Task<AccessibilityNeeds?> FindAsync(long personId, CancellationToken ct) =>
        (await db.SingleOrDefaultAsync<Row>(One, new { personId }, ct))?.ToNeeds();

    /// <summary>Keeps what somebody chose.</summary>
    /// <param name="me">Who says it.</param>
    /// <param name="needs">What they say.</param>
    /// <param name="agreed">The text they agreed to just now; null when they did so before.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False when there is no agreement: it may have been withdrawn in another window.</returns>
    public Task<bool> SaveAsync(Me me, AccessibilityNeeds needs, ConsentText? agreed, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                if (agreed is not null)
                    await ConsentService.DecideAsync(work, me, agreed, given: true);
                else if (!await ConsentService.IsGivenAsync(work, me.PersonId, ConsentPurpose.AccessibilityNeeds))
                    return false;
                var chosen = string.Join(' ', needs.Chosen);
                var before = await work.SingleForUpdateAsync<Row>(One, new { personId = me.PersonId });
                if (before is not null && before.Needs == chosen && before.Text == needs.Text)
                    return true; // sent twice
                await work.ExecuteAsync(
                    Keep,
                    new
                    {
                        me.PersonId,
                        needs = chosen,
                        needs.Text,
                        work.Now,
                    }
                );
                await work.AuditAsync(me.Target, "details.needs-changed", me.Target);
                return true;
            },
            ct
        );

    internal static Task ForgetAsync(UnitOfWork work, long personId) => work.ExecuteAsync(Forget, new { personId });

    private sealed record Row
    {
        public required string Needs { get; init; }

        public required string Text { get; init; }

        public AccessibilityNeeds ToNeeds() => new(Needs.Split(' ', StringSplitOptions.RemoveEmptyEntries), Text);
    }
}
