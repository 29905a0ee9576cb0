using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.Web.Data;
using Portal.Web.Identity.Connect.Stores;
using Portal.Web.Jobs;
using Portal.Web.Site;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// Tells clients that what somebody signed in with is over, whichever way it ended: signed out, locked, another password, erased. What is
/// due is read from the rows themselves, so nothing that ends a session has to know of clients, and nothing is lost when the portal stops.
/// </summary>
internal sealed partial class BackChannelLogout(
    Database db,
    ConnectKeys keys,
    SiteUrls urls,
    TimeProvider clock,
    ILogger<BackChannelLogout> logger,
    HttpMessageHandler? transport = null
) : PollingService(logger)
{
    private const int MaxAttempts = 10;
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private const string Due = $"""
        select a.id, a.sid, a.logout_due_at, a.logout_attempts, p.key subject, c.client_id, c.back_channel_logout_uri uri
        {AuthorizationStore.From} join connect_client c on c.id = a.client_id
        where a.logout_due_at <= @now and c.back_channel_logout_uri is not null and not ({AuthorizationStore.Holds})
        order by a.logout_due_at limit 20
        """;

    // On several nodes one of them gets the row.
    private const string Claim = """
        update connect_authorization set logout_due_at = @next, logout_attempts = logout_attempts + 1
        where id = @Id and logout_due_at = @LogoutDueAt
        """;

    private const string Told = "update connect_authorization set logout_due_at = null where id = @Id";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient http = new(
        transport
            ?? new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            }
    )
    {
        Timeout = Patience,
    };

    /// <summary>One look; returns how many clients were told.</summary>
    public async Task<int> TellAsync(CancellationToken ct)
    {
        var told = 0;
        foreach (var row in await db.ListAsync<Row>(Due, new { now = clock.GetUtcNow() }, ct))
        {
            var last = row.LogoutAttempts + 1 >= MaxAttempts;
            var next = last ? (DateTimeOffset?)null : clock.GetUtcNow() + TimeSpan.FromSeconds(15 * Math.Pow(2, row.LogoutAttempts));
            if (
                await db.WriteAsync(
                    work =>
                        work.ExecuteAsync(
                            Claim,
                            new
                            {
                                row.Id,
                                row.LogoutDueAt,
                                next,
                            }
                        ),
                    ct
                ) == 0
            )
                continue;
            if (await SendAsync(row, ct))
            {
                await db.WriteAsync(work => work.ExecuteAsync(Told, new { row.Id }), ct);
                told++;
            }
            else if (last)
                Log.GivenUp(logger, row.ClientId);
        }

        return told;
    }

    public override void Dispose()
    {
        http.Dispose();
        base.Dispose();
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Pause, ct);

    protected override Task RunAsync(CancellationToken ct) => TellAsync(ct);

    private async Task<bool> SendAsync(Row row, CancellationToken ct)
    {
        try
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", await TokenAsync(row, ct))]);
            using var answer = await http.PostAsync(new Uri(row.Uri), form, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<string> TokenAsync(Row row, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["sid"] = row.Sid,
            ["jti"] = Secret.Create(16),
            ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() },
        };
        if (row.Subject is not null)
            claims["sub"] = row.Subject;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = urls.Issuer,
                Audience = row.ClientId,
                IssuedAt = now.UtcDateTime,
                Expires = now.UtcDateTime.AddMinutes(2),
                TokenType = "logout+jwt",
                Claims = claims,
                SigningCredentials = new SigningCredentials((await keys.GetAsync(ct)).Signing[0], SecurityAlgorithms.RsaSha256),
            }
        );
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Sid { get; init; }

        public required DateTimeOffset LogoutDueAt { get; init; }

        public required int LogoutAttempts { get; init; }

        public string? Subject { get; init; }

        public required string ClientId { get; init; }

        public required string Uri { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The client {Client} cannot be told that sessions are over")]
        public static partial void GivenUp(ILogger logger, string client);
    }
}
