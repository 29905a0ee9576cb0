using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Web.Agents.Search;

/// <summary>
/// Writes down whom a search showed to somebody of the staff. What was typed may be a name or an address, and the trail cannot forget.
/// </summary>
public sealed class SearchAudit(Database db)
{
    /// <summary>Incidents, articles and ready replies are about nobody.</summary>
    public Task ShownAsync(Me me, IEnumerable<FoundRecord> found, CancellationToken ct)
    {
        var shown = found.Where(f => f.Kind is RecordKinds.Ticket or RecordKinds.Customer).Select(f => f.Key).ToList();
        return shown.Count == 0
            ? Task.CompletedTask
            : db.WriteAsync(work => work.AuditAsync(me.Target, "records.searched", "search", string.Join(' ', shown)), ct);
    }

    public Task SimilarShownAsync(Me me, string reference, IEnumerable<string> shown, CancellationToken ct) =>
        db.WriteAsync(work => work.AuditAsync(me.Target, "similar-tickets.viewed", $"ticket:{reference}", string.Join(' ', shown)), ct);
}
