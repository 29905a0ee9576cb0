using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;

namespace Portal.Web.Identity.External;

/// <summary>Reads what a server has answered, once: a copy of the cookie is worth nothing afterwards.</summary>
public sealed class ExternalTicket(Database db, ExternalServers servers)
{
    internal const string Use = "insert into used_challenge (hash, used_at) values (@hash, @Now) on conflict do nothing";

    /// <summary>Null when there is no answer, it was read before, or it is of a server that is there no more.</summary>
    public async Task<ExternalAnswer?> TakeAsync(HttpContext context, CancellationToken ct)
    {
        if (servers.All.Count == 0)
            return null;
        var ticket = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (
            ticket is not { Succeeded: true, Properties: { } carried }
            || ExternalIdentity.Read(ticket.Principal) is not { } who
            || ExternalRequest.Read(carried) is not { } request
            || servers.Find(who.Server) is not { } server
        )
            return null;
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        var hash = Secret.Hash($"external {who.Id}");
        var first = await db.WriteAsync(work => work.ExecuteAsync(Use, new { hash, work.Now }), ct) == 1;
        return first ? new(server, who, request, carried.GetString(ExternalEvents.IdToken)) : null;
    }
}

/// <summary>What an identity server has answered.</summary>
/// <param name="Server">Which.</param>
/// <param name="Who">Who it says somebody is.</param>
/// <param name="Request">What they were sent for.</param>
/// <param name="IdToken">Its own token, where it is wanted for signing out.</param>
public sealed record ExternalAnswer(ExternalServer Server, ExternalIdentity Who, ExternalRequest Request, string? IdToken);
