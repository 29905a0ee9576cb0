using Portal.Web.Data;

namespace Portal.Web.Agents;

/// <summary>What the desk keeps of somebody who works there: their ways of looking at the queue. What they wrote belongs to the tickets.</summary>
internal sealed class AgentsData(Database db) : IOwnData
{
    private const string Views = "select name, query from saved_view where person_id = @PersonId order by name";
    private const string ForgetViews = "delete from saved_view where person_id = @PersonId";
    private const string ForgetPresence = "delete from presence where person_id = @PersonId";

    public async Task<IReadOnlyList<OwnTable>> ReadAsync(Owner owner, CancellationToken ct) => [await db.OwnTableAsync("saved-view", Views, new { owner.PersonId }, ct)];

    public async Task EraseAsync(Work work, Owner owner)
    {
        await work.ExecuteAsync(ForgetViews, new { owner.PersonId });
        await work.ExecuteAsync(ForgetPresence, new { owner.PersonId });
    }
}
