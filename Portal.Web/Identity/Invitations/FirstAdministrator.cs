using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Invitations;

/// <summary>
/// How a portal without an administrator comes by the first: a command prints an address to whoever runs it on the server. It is good once
/// and for a day, until the command is run again. Nothing is ever there to sign in with before, and the address is in no log, for the
/// portal itself only says which command to run.
/// </summary>
public sealed partial class FirstAdministrator(
    Database db,
    Tokens tokens,
    SiteUrls address,
    IServiceProvider services,
    IHostEnvironment environment,
    IConfiguration settings,
    ILogger<FirstAdministrator> logger
) : IHostedLifecycleService
{
    public const string Purpose = "first-administrator";

    // Who is locked, or was invited and never came, is an administrator by name alone.
    private const string Administrators =
        $"select count(*) from person_role r join person p on p.id = r.person_id where r.role = 'Administrator' and {WhoCanComeIn}";
    private const string VoidAll = "update token set used_at = @Now where purpose = @purpose and used_at is null";
    private const string BelongTo = "update token set person_id = @personId where id = @Id";

    /// <summary>The condition on a person p that they have a way in and are not locked out.</summary>
    internal const string WhoCanComeIn =
        "p.locked_at is null and (p.password_hash is not null or exists (select 1 from passkey k where k.person_id = p.id))";

    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public Task<Token?> FindAsync(string? secret, CancellationToken ct) => tokens.FindAsync(Purpose, secret, ct);

    /// <summary>Who became the first administrator a moment ago, with the very form that comes again.</summary>
    public async Task<Person?> FindAcceptedAsync(string? secret, string form, CancellationToken ct)
    {
        if (await tokens.FindAsync(Purpose, secret, ct, form) is not { UsedAt: not null, PersonId: { } id })
            return null;
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PersonStore>().FindAsync(id, ct);
    }

    /// <summary>The errors are those of the password or the address; none, and no success, when the link is not good any more.</summary>
    public async Task<IdentityResult> MakeAsync(Person person, string password, string secret, string? form, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not { } token)
            return IdentityResult.Failed();
        await using var scope = services.CreateAsyncScope();
        var (store, people, hashing) = (
            scope.ServiceProvider.GetRequiredService<PersonStore>(),
            scope.ServiceProvider.GetRequiredService<UserManager<Person>>(),
            scope.ServiceProvider.GetRequiredService<HashingQueue>()
        );
        person.EmailConfirmedAt = token.CreatedAt; // by whoever runs commands on the server, who could do anything else as well
        await store.AddToRoleAsync(person, Roles.Administrator, ct);
        try
        {
            return await store.SaveAsync(
                () => hashing.RunAsync(() => people.CreateAsync(person, password), ct),
                async work =>
                {
                    if (await Tokens.UseAsync(work, token, form) != TokenUse.First)
                        throw new LinkUsedException();
                    await work.ExecuteAsync(BelongTo, new { personId = person.Id, token.Id });
                    await work.AuditAsync(person.Target, "first-administrator.created", person.Target);
                }
            );
        }
        catch (LinkUsedException)
        {
            return IdentityResult.Failed();
        }
    }

    /// <summary>A new address, which makes all older ones void; null where there is an administrator already.</summary>
    public async Task<string?> OfferAsync(CancellationToken ct)
    {
        if (await db.SingleOrDefaultAsync<long>(Administrators, ct: ct) > 0)
            return null;
        var secret = Secret.Create(32);
        await db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(VoidAll, new { purpose = Purpose, work.Now });
                await Tokens.KeepAsync(work, new NewToken(Purpose, secret, Life));
                await work.AuditAsync("command line", "first-administrator.invited", "portal");
            },
            ct
        );
        return address.Absolute($"/en/first-administrator?token={secret}");
    }

    /// <summary>Says what to do. A database that cannot be asked just now does not keep anybody from reading.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment() && !settings.GetValue<bool>("FirstAdministrator"))
            return; // the demonstration has one
        try
        {
            if (await db.SingleOrDefaultAsync<long>(Administrators, ct: cancellationToken) == 0)
                Log.None(logger);
        }
        catch (Exception error) when (error is DbException or IOException or BusyException)
        {
            Log.Unknown(logger, error);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "No administrator exists. Run the command first-administrator on this machine to get the link that creates the first"
        )]
        public static partial void None(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Administrator check failed at start")]
        public static partial void Unknown(ILogger logger, Exception error);
    }
}
