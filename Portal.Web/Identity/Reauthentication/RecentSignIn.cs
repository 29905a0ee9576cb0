using Portal.Web.Data;
using Portal.Web.Identity.Sessions;

namespace Portal.Web.Identity.Reauthentication;

/// <summary>Whether somebody has shown lately enough who they are.</summary>
public sealed class RecentSignIn(Database db, TimeProvider clock, SessionLimits limits)
{
    private const string HasStrongerMethod = """
        select count(*) from person p
        where p.id = @PersonId and (p.second_step = @yes or exists (select 1 from passkey k where k.person_id = p.id))
        """;

    /// <param name="me">Who is signed in.</param>
    /// <param name="strongly">True to ask for more than a password, of those who have more.</param>
    /// <param name="ct">Ends the question.</param>
    public async Task<bool> IsRecentAsync(Me me, bool strongly, CancellationToken ct) =>
        clock.GetUtcNow() - me.AuthenticatedAt < limits.Proof && (!strongly || !await LacksSecondStepAsync(me, ct));

    /// <summary>True when this session was begun with a password alone by somebody who has more than that.</summary>
    public async Task<bool> LacksSecondStepAsync(Me me, CancellationToken ct) =>
        !me.SecondStep && await db.SingleOrDefaultAsync<long>(HasStrongerMethod, new { me.PersonId, yes = true }, ct) > 0;
}
