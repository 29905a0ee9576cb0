using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Identity.Consents;

/// <summary>
/// What people agreed to. Whatever needs an agreement asks here each time, so that one that was withdrawn counts at once.
/// </summary>
public sealed class ConsentService(Database db, Texts texts)
{
    private const string Last = """
        select purpose, given, version, language, at from consent where person_id = @personId and purpose = @purpose
        order by id desc limit 1
        """;

    private const string Every = """
        select purpose, given, version, language, at from consent where person_id = @personId order by id desc
        """;

    private const string KeepText = "insert into consent_text (hash, text) values (@Hash, @Text) on conflict (hash) do nothing";

    private const string Decide = """
        insert into consent (person_id, purpose, given, version, language, text_hash, actor, at)
        values (@PersonId, @purpose, @given, @Version, @Language, @Hash, @Target, @Now)
        """;

    public async Task<bool> IsGivenAsync(long personId, ConsentPurpose purpose, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<ConsentDecision>(Last, new { personId, purpose = purpose.Name }, ct) is { Given: true };

    /// <summary>Every purpose, in the order they are shown.</summary>
    public async Task<IReadOnlyList<Consent>> ListAsync(long personId, CancellationToken ct)
    {
        var made = (await db.ListAsync<ConsentDecision>(Every, new { personId }, ct)).ToLookup(d => d.Purpose);
        return [.. ConsentPurpose.All.Select(p => new Consent(p, [.. made[p.Name]]))];
    }

    /// <summary>The words of a purpose in a language, as they are kept with a decision.</summary>
    public ConsentText TextOf(ConsentPurpose purpose, Language language) => ConsentText.Of(purpose, texts.In(language));

    /// <summary>Gives or withdraws. What stands already is not written again.</summary>
    public Task DecideAsync(Me me, ConsentText text, bool given, CancellationToken ct) =>
        db.WriteAsync(work => DecideAsync(work, me, text, given), ct);

    /// <summary>The same within a change of somebody else's.</summary>
    internal static async Task DecideAsync(UnitOfWork work, Me me, ConsentText text, bool given)
    {
        var purpose = text.Purpose.Name;
        var last = await LastAsync(work, me.PersonId, text.Purpose);
        if ((last?.Given ?? false) == given && (!given || last!.Version >= text.Purpose.Version))
            return;
        await work.ExecuteAsync(KeepText, text);
        await work.ExecuteAsync(
            Decide,
            new
            {
                me.PersonId,
                purpose,
                given,
                text.Purpose.Version,
                text.Language,
                text.Hash,
                me.Target,
                work.Now,
            }
        );
        if (!given && text.Purpose == ConsentPurpose.AccessibilityNeeds)
            await NeedService.ForgetAsync(work, me.PersonId);
        await work.AuditAsync(me.Target, given ? "consent.given" : "consent.withdrawn", me.Target, purpose);
    }

    internal static async Task<bool> IsGivenAsync(UnitOfWork work, long personId, ConsentPurpose purpose) =>
        await LastAsync(work, personId, purpose) is { Given: true };

    // Of two tabs the second sees what the first decided.
    private static async Task<ConsentDecision?> LastAsync(UnitOfWork work, long personId, ConsentPurpose purpose)
    {
        await work.LockAsync($"consent:{personId}");
        return await work.SingleOrDefaultAsync<ConsentDecision>(Last, new { personId, purpose = purpose.Name });
    }
}
