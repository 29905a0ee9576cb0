using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity.Invitations;

namespace Portal.Web.Identity.External;

/// <summary>
/// Joins a sign-in at an identity server to a person. What proves that they belong together is a link that came by mail, an invitation, or
/// that somebody is signed in; the sign-in itself was there a moment ago.
/// </summary>
public sealed class ExternalConnection(
    PersonManager people,
    PersonStore store,
    Tokens tokens,
    InvitationService invitations,
    AccountMails mails,
    TimeProvider clock,
    IHttpContextAccessor context
)
{
    private const string Connected = "external-sign-in.connected";

    /// <summary>By the link of a first sign-in: it is good for the sign-in it was asked for with, and for no other.</summary>
    public async Task<Connection> LinkAsync(ExternalAnswer answer, string? secret, CancellationToken ct)
    {
        if (await tokens.FindAsync(FirstSignInRequest.Purpose, secret, ct) is not { Data: { } data } token)
            return Connection.Not("used");
        var link = JsonSerializer.Deserialize<FirstSignInLink>(data)!;
        if (!link.IsOf(answer.Who))
            return Connection.Not("other");
        if (token.PersonId is not { } id)
            return await CreateAsync(answer, link, token, ct);
        if (await store.FindAsync(id, ct) is not { LockedAt: null } person || person.EmailKey != EmailNormalizer.Normalize(link.Email))
            return Connection.Not("used");
        person.EmailConfirmedAt ??= token.CreatedAt;
        return await AddAsync(answer, person, token, ct);
    }

    /// <summary>By an invitation, in place of a password.</summary>
    public async Task<Connection> AcceptAsync(ExternalAnswer answer, string? secret, CancellationToken ct)
    {
        if (
            await invitations.FindAsync(secret, ct) is not { } person
            || await tokens.FindAsync(InvitationService.Purpose, secret, ct) is not { } token
        )
            return Connection.Not("used");
        person.EmailConfirmedAt = token.CreatedAt;
        return await AddAsync(answer, person, token, ct, "invitation.accepted");
    }

    /// <summary>By somebody who is signed in and has just shown who they are.</summary>
    public async Task<Connection> ConnectAsync(ExternalAnswer answer, Me me, CancellationToken ct) =>
        await AddAsync(answer, await people.GetAsync(me), null, ct);

    private async Task<Connection> AddAsync(
        ExternalAnswer answer,
        Person person,
        Token? token,
        CancellationToken ct,
        string action = Connected
    )
    {
        var (server, who) = (answer.Server, answer.Who);
        var roles = server.GivesRoles ? who.Roles : [.. await store.GetRolesAsync(person, ct)];
        if (ExternalRoles.Refusal(server, roles) is { } refusal)
            return Connection.Not(refusal);
        if (await people.FindByLoginAsync(server.Key, who.ProviderKey) is { } owner)
            return owner.Id == person.Id ? new(person, null) : Connection.Not("taken");
        return await KeepAsync(answer, person, token, action, () => people.AddLoginAsync(person, LoginOf(answer)));
    }

    private async Task<Connection> CreateAsync(ExternalAnswer answer, FirstSignInLink link, Token token, CancellationToken ct)
    {
        if (answer.Server.GivesRoles && ExternalRoles.Refusal(answer.Server, answer.Who.Roles) is { } refusal)
            return Connection.Not(refusal);
        var person = new Person
        {
            Name = link.Name,
            Email = link.Email,
            EmailConfirmedAt = clock.GetUtcNow(),
            Language = link.Language,
            CustomerNumber = link.CustomerNumber,
        };
        foreach (var role in answer.Who.Roles)
            await store.AddToRoleAsync(person, role, ct);
        await store.AddLoginAsync(person, LoginOf(answer), ct);
        return await KeepAsync(answer, person, token, "person.signed-up", () => people.CreateAsync(person));
    }

    private async Task<Connection> KeepAsync(
        ExternalAnswer answer,
        Person person,
        Token? token,
        string action,
        Func<Task<IdentityResult>> save
    )
    {
        var place = ClientInfo.From(context.HttpContext!);
        var notice = mails.Tell(person, Connected, place, "Notice.external-sign-in.connected.Text", null, answer.Server.Name);
        try
        {
            var saved = await store.SaveAsync(
                save,
                async work =>
                {
                    if (token is not null && !await Tokens.UseAsync(work, token))
                        throw new LinkUsedException();
                    await work.AuditAsync(person.Target, action, person.Target, $"{answer.Server.Key}; {place}");
                    await mails.SendAsync(work, notice);
                }
            );
            return saved.Succeeded ? new(person, null) : Connection.Not("used");
        }
        catch (LinkUsedException)
        {
            return Connection.Not("used");
        }
        catch (LoginTakenException)
        {
            return Connection.Not("taken");
        }
    }

    private static UserLoginInfo LoginOf(ExternalAnswer answer) => new(answer.Server.Key, answer.Who.ProviderKey, answer.Server.Name);
}

/// <summary>Who a sign-in belongs to from now on, or why to nobody, as the page names it.</summary>
public sealed record Connection(Person? Person, string? Why)
{
    public static Connection Not(string why) => new(null, why);
}
