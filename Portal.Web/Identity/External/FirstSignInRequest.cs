using System.Text.Json;
using Portal.Web.Data;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.SignUp;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Identity.External;

/// <summary>
/// Somebody comes from an identity server whom the portal does not know. An address alone connects nobody with an account: a link goes to
/// the mailbox. What is shown is the same whether there is an account, one may be made, or neither.
/// </summary>
public sealed class FirstSignInRequest(
    PersonStore store,
    Database db,
    AttemptLimits limits,
    SignUpOptions options,
    ICustomers customers,
    ExternalMails mails,
    MailProtector sealing,
    Outbox outbox
)
{
    public const string Purpose = "external-sign-in";

    // opens nothing: there because a request that came to something has a row as well
    private const string Nothing = "external-sign-in.nothing";

    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(100);

    /// <summary>How it ended, as the page names it.</summary>
    public async Task<string> AskAsync(ExternalAnswer answer, HttpContext context, CancellationToken ct)
    {
        var (server, who) = (answer.Server, answer.Who);
        if (who is not { EmailVerified: true, Email: { } email } || !Mailbox.TryParse(email, out _))
            return "unverified";
        if (server.GivesRoles && ExternalRoles.Refusal(server, who.Roles) is { } refusal)
            return refusal;
        var soonest = Task.Delay(Soonest, ct);
        List<Attempt> attempts =
        [
            Attempt.ForMailbox("external", email, options.MailsPerHour),
            .. Attempt.ForNetworks("external", context, options.FreeOfNetwork),
        ];
        if (await limits.TakeAsync(attempts, ct) == TimeSpan.Zero)
            await SendAsync(answer, email, context.LanguageOf(), ct);
        await soonest;
        return "sent";
    }

    private async Task SendAsync(ExternalAnswer answer, string email, Language language, CancellationToken ct)
    {
        var person = await store.FindByEmailAsync(EmailNormalizer.Normalize(email), ct);
        var link = person is null ? await NewAsync(answer, email, language, ct) : await KnownAsync(answer, email, person, ct);
        var secret = Secret.Create(32);
        var said = link ?? FirstSignInLink.For(answer.Who, email, language);
        var mail = mails.Link(said, secret, answer.Server, isNew: person is null);
        var token = new NewToken(link is null ? Nothing : Purpose, secret, Life)
        {
            PersonId = link is null ? null : person?.Id,
            Data = JsonSerializer.Serialize(said),
        };
        var blank = new NewToken(Nothing, Secret.Create(32), TimeSpan.FromMinutes(1)) { Data = sealing.Protect(mail) };
        await db.WriteAsync(
            async work =>
            {
                await Tokens.KeepAsync(work, link is null ? token with { Data = Secret.Hash(token.Data!) } : token);
                if (link is not null)
                    await outbox.MailAsync(work, mail);
                else
                    await Tokens.KeepAsync(work, blank); // to nobody, but as much work
                var target = link is not null && person is not null ? person.Target : $"identity-server:{answer.Server.Key}";
                await work.AuditAsync("visitor", link is null ? "external-sign-in.refused" : "external-sign-in.requested", target);
            },
            ct
        );
    }

    private async Task<FirstSignInLink?> KnownAsync(ExternalAnswer answer, string email, Person person, CancellationToken ct)
    {
        var roles = answer.Server.GivesRoles ? answer.Who.Roles : [.. await store.GetRolesAsync(person, ct)];
        return person.LockedAt is null && ExternalRoles.Refusal(answer.Server, roles) is null
            ? FirstSignInLink.For(answer.Who, email, Language.FromCode(person.Language))
            : null;
    }

    private async Task<FirstSignInLink?> NewAsync(ExternalAnswer answer, string email, Language language, CancellationToken ct)
    {
        var (server, who) = (answer.Server, answer.Who);
        if (server.FirstSignIn != FirstSignIn.Invite)
            return null;
        var link = FirstSignInLink.For(who, email, language);
        if (server.CustomerNumberClaim == "" || who.Roles.Count > 0)
            return link;
        return who.CustomerNumber is { } number && (await customers.FindAsync(number, ct)).Value is { } customer
            ? link with
            {
                CustomerNumber = customer.Number,
                Name = customer.Name,
            }
            : null;
    }
}

/// <summary>What the link of a first sign-in is good for: one sign-in at one server, and no other.</summary>
public sealed record FirstSignInLink
{
    public required string Server { get; init; }

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public string? CustomerNumber { get; init; }

    public static FirstSignInLink For(ExternalIdentity who, string email, Language language) =>
        new()
        {
            Server = who.Server,
            Issuer = who.Issuer,
            Subject = who.Subject,
            Email = email,
            Name = who.Name ?? email,
            Language = language.Code,
        };

    public bool IsOf(ExternalIdentity who) => (Server, Issuer, Subject) == (who.Server, who.Issuer, who.Subject);
}
