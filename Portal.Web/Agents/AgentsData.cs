using Portal.Web.Data;

namespace Portal.Web.Agents;

/// <summary>
/// What the help desk keeps of somebody who works there: their ways of looking at the queue. What they wrote belongs to the tickets.
/// </summary>
internal sealed class AgentsData(Database db) : IPersonalData
{
    private const string Views = "select name, query from saved_view where person_id = @PersonId order by name";
    private const string ForgetViews = "delete from saved_view where person_id = @PersonId";
    private const string ForgetSeen = "delete from ticket_seen where person_id = @PersonId";
    private const string ForgetPresence = "delete from presence where person_id = @PersonId";

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [await db.OwnTableAsync("saved-view", Views, new { owner.PersonId }, ct)];

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        await work.ExecuteAsync(ForgetViews, new { owner.PersonId });
        await work.ExecuteAsync(ForgetSeen, new { owner.PersonId });
        await work.ExecuteAsync(ForgetPresence, new { owner.PersonId });
    }
}
