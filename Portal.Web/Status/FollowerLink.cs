namespace Portal.Web.Status;

/// <summary>
/// Whom the link of a mail belongs to, and what it is about. Every link that is good no more, or never was, leads to one and the same page.
/// </summary>
/// <param name="Follower">Null when the link is good no more.</param>
/// <param name="About">The reference of an incident, or nothing.</param>
public sealed record FollowerLink(Follower? Follower, string About)
{
    public static async Task<FollowerLink> FindAsync(IncidentService service, LinkPurpose purpose, string? token, CancellationToken ct) =>
        await service.FindFollowerAsync(purpose, token, ct) is { } link ? new(link.Follower, link.About) : new(null, "");
}
