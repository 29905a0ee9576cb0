using Microsoft.AspNetCore.WebUtilities;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Identity.Connect;

/// <summary>Which sites must hear in the browser that a session is over.</summary>
public sealed class ClientSignOut(Database db, SiteUrls urls)
{
    private const string Frames = """
        select distinct c.front_channel_logout_uri uri, a.sid
        from connect_authorization a join connect_client c on c.id = a.client_id
        where a.session_id = @sessionId and a.status = 'valid' and c.front_channel_logout_uri is not null and c.disabled_at is null
        order by uri
        """;

    /// <summary>The addresses to be shown in frames; read before the session ends.</summary>
    public async Task<IReadOnlyList<string>> FramesAsync(long sessionId, CancellationToken ct) =>
        [
            .. (await db.ListAsync<Row>(Frames, new { sessionId }, ct)).Select(r =>
                QueryHelpers.AddQueryString(r.Uri, new Dictionary<string, string?> { ["iss"] = urls.Issuer, ["sid"] = r.Sid })
            ),
        ];

    private sealed record Row
    {
        public required string Uri { get; init; }

        public required string Sid { get; init; }
    }
}

/// <summary>A client asks that somebody is signed out.</summary>
/// <param name="Back">Where the browser goes on to afterwards; null where the client said nothing that it may say.</param>
public sealed record EndRequest(string? Back);

/// <summary>Somebody was signed out, and this is left to be done in the browser.</summary>
/// <param name="Frames">Addresses of sites that hear of it there.</param>
/// <param name="Back">Where the browser goes on to.</param>
public sealed record SignedOut(IReadOnlyList<string> Frames, string? Back);
