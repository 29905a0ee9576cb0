using Portal.Web.Data;
using Portal.Web.Identity.People;
using Portal.Web.Identity.Sessions;

namespace Portal.Web.Identity.External;

/// <summary>
/// Whether somebody may come in through a server, and with which roles: where their groups decide, they do so at each sign-in.
/// </summary>
public sealed partial class ExternalRoles(Database db, ILogger<ExternalRoles> logger)
{
    private const string Restamp = "update person set security_stamp = @stamp, version = @next where id = @Id";

    /// <summary>Gives and takes what the groups say. Null when the person may come in; else why not, as the page names it.</summary>
    public async Task<string?> ApplyAsync(ExternalServer server, ExternalIdentity who, Person person, CancellationToken ct)
    {
        var (stamp, next) = (Secret.Create(20), Secret.Create(10));
        var (held, kept) = await db.WriteAsync(
            async work =>
            {
                var had = await PeopleService.RolesAsync(work, person);
                if (!server.GivesRoles)
                    return (Held: had, Kept: false);
                var (taken, granted) = (had.Except(who.Roles).ToList(), who.Roles.Except(had).ToList());
                var last = taken.Contains(Roles.Administrator) && await PeopleService.IsLastAsync(work, person);
                if (last)
                    taken.Remove(Roles.Administrator);
                if (taken.Count + granted.Count > 0)
                {
                    await PeopleService.SetRolesAsync(work, person, taken, granted);
                    await work.AuditAsync(
                        $"identity-server:{server.Key}",
                        "person.roles-changed",
                        person.Target,
                        string.Join(' ', [.. granted.Select(r => $"+{r}"), .. taken.Select(r => $"-{r}")])
                    );
                }

                if (taken.Count > 0)
                {
                    await work.ExecuteAsync(
                        Restamp,
                        new
                        {
                            person.Id,
                            stamp,
                            next,
                        }
                    );
                    await SessionService.EndAllAsync(work, person.Id, "identity-server");
                }
                else if (who.Roles.Count == 0 && server.For == ExternalAudience.Staff)
                    await ExternalSessions.EndThroughAsync(work, server.Key, person, "identity-server");
                return (Held: who.Roles, Kept: last);
            },
            ct
        );
        if (kept)
            Log.LastAdministrator(logger, person.Target, server.Key);
        return Refusal(server, held);
    }

    /// <summary>Why somebody with these roles may not come in through this server; null when they may.</summary>
    public static string? Refusal(ExternalServer server, IReadOnlyCollection<string> roles) =>
        server.For switch
        {
            ExternalAudience.Staff when roles.Count == 0 => "role",
            ExternalAudience.Customers when roles.Count > 0 => "staff",
            _ => null,
        };

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Person} is in no group of administrators at {Server} any more, but is the last who can come in and keeps the role"
        )]
        public static partial void LastAdministrator(ILogger logger, string person, string server);
    }
}
