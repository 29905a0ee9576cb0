using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Invitations;

/// <summary>
/// A portal without an administrator prints, each time it starts, one address that makes the first: good once, for a day, until the next start. Nothing is ever there to sign in with before.
/// It goes to the console as it stands and never through the log, which is kept and sent elsewhere.
/// </summary>
public sealed class FirstAdministrator(Database db, Tokens tokens, PublicAddress address, IServiceProvider services, IHostEnvironment environment, IConfiguration settings) : IHostedLifecycleService
{
    public const string Purpose = "first-administrator";

    private const string Administrators = "select count(*) from person_role where role = 'Administrator'";
    private const string VoidAll = "update token set used_at = @Now where purpose = @purpose and used_at is null";

    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public Task<Token?> FindAsync(string? secret, CancellationToken ct) => tokens.FindAsync(Purpose, secret, ct);

    /// <summary>The errors are those of the password or the address; none, and no success, when the link is not good any more.</summary>
    public async Task<IdentityResult> MakeAsync(Person person, string password, string secret, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not { } token) return IdentityResult.Failed();
        await using var scope = services.CreateAsyncScope();
        var (store, people, hashing) = (scope.ServiceProvider.GetRequiredService<PersonStore>(), scope.ServiceProvider.GetRequiredService<UserManager<Person>>(), scope.ServiceProvider.GetRequiredService<HashingQueue>());
        person.EmailConfirmedAt = token.CreatedAt; // by whoever reads the console of the server, who could do anything else as well
        await store.AddToRoleAsync(person, Roles.Administrator, ct);
        store.Also(async work =>
        {
            if (!await Tokens.UseAsync(work, token)) throw new SpentException();
            await work.AuditAsync(person.Target, "person.first-administrator", person.Target);
        });
        try
        {
            return await hashing.RunAsync(() => people.CreateAsync(person, password), ct);
        }
        catch (SpentException)
        {
            return IdentityResult.Failed();
        }
    }

    /// <summary>When the server listens, and its address is known.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment() && !settings.GetValue<bool>("FirstAdministrator")) return; // the demonstration has one
        if (await db.SingleOrDefaultAsync<long>(Administrators, ct: cancellationToken) > 0) return;
        var secret = Secret.Of(32);
        await db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(VoidAll, new { purpose = Purpose, work.Now });
                await Tokens.KeepAsync(work, new NewToken(Purpose, secret, Life));
                await work.AuditAsync("system", "first-administrator.offered", "portal");
            },
            cancellationToken);
        await Console.Out.WriteLineAsync($"This portal has no administrator yet. Open this address within 24 hours to become the first: {address.Of($"/en/first-administrator?token={secret}")}");
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
