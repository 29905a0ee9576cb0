using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Web.Data;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Sessions;
using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>What somebody asks for.</summary>
/// <param name="Purpose">The purpose of the token that is wanted: a link or a typed code.</param>
/// <param name="Email">As it was typed.</param>
/// <param name="Browser">The secret of the browser that a typed code is bound to; empty for a link.</param>
public sealed record ResetRequest([property: JsonPropertyName("Way")] string Purpose, string Email, string Browser);

/// <summary>Takes in what is asked for. One row for every address, known or not, is all that happens before the page is answered.</summary>
public sealed class ResetRequestQueue(Database db, SecretProtector seal, ResetLimits limits)
{
    private const string Insert = """
        insert into reset_request (purpose, subject, network, payload, requested_at, sent)
        values (@Purpose, @subject, @network, @payload, @Now, @sent)
        """;

    // The same signal as the outbox has, for another row.
    private readonly WakeSignal signal = new();

    /// <returns>Zero when it was taken in; else how long to wait. A browser its owner has used before is not made to wait, and has mails of
    /// its own: what others ask for takes none of them.</returns>
    public async Task<TimeSpan> TakeAsync(ResetRequest request, HttpContext context, CancellationToken ct)
    {
        var key = EmailNormalizer.Normalize(request.Email);
        var isKnown = await KnownDevices.KnowsAsync(db, key, context, ct);
        IReadOnlyList<Attempt> turns = isKnown
            ? []
            :
            [
                Attempt.ForBrowser("reset-mail", context, limits.RequestsPerBrowser),
                .. Attempt.ForNetworks("reset-mail", context, limits.RequestsPerNetwork),
            ];
        var (subject, network) = (Secret.Hash(isKnown ? $"{key} known device" : key), Secret.Hash(ClientNetwork.NameOf(context)));
        var form = DoubleSubmit.WithWords(context);
        var payload = seal.Protect(JsonSerializer.Serialize(request));
        return await db.WriteAsync(
            async work =>
            {
                if (await AttemptLimits.TakeAsync(work, turns, form) is var wait && wait > TimeSpan.Zero)
                    return wait;
                await work.ExecuteAsync(
                    Insert,
                    new
                    {
                        request.Purpose,
                        subject,
                        network,
                        payload,
                        work.Now,
                        sent = false,
                    }
                );
                work.AfterCommit(signal.Wake);
                return TimeSpan.Zero;
            },
            ct
        );
    }

    /// <summary>Returns when something was taken in on this node, or after the pause.</summary>
    public Task WaitAsync(TimeSpan pause, CancellationToken ct) => signal.WaitAsync(pause, ct);

    /// <summary>What a row asks for; null when its key is gone.</summary>
    public ResetRequest? Read(string payload) =>
        seal.Unprotect(payload) is { } open ? JsonSerializer.Deserialize<ResetRequest>(open) : null;
}
