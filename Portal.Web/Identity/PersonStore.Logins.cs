using Microsoft.AspNetCore.Identity;
using Portal.Web.Identity.External;

namespace Portal.Web.Identity;

/// <content>Sign-ins at identity servers. A key is the issuer and the subject with a space between.</content>
public sealed partial class PersonStore : IUserLoginStore<Person>
{
    private const string ByLogin = $"""
        select {Columns} from person where id =
            (select person_id from external_login where server = @server and issuer = @issuer and subject = @subject)
        """;
    private const string Logins = "select server, issuer, subject from external_login where person_id = @Id order by id";
    private const string RemoveLogin = """
        delete from external_login where person_id = @Id and server = @server and issuer = @issuer and subject = @subject
        """;
    private const string AddLogin = """
        insert into external_login (person_id, server, issuer, subject, created_at)
        values (@Id, @server, @issuer, @subject, @Now) on conflict do nothing
        """;

    /// <summary>It is added with the person, or nothing of the change is kept when it is somebody's already.</summary>
    public Task AddLoginAsync(Person user, UserLoginInfo login, CancellationToken cancellationToken)
    {
        var (issuer, subject) = Split(login.ProviderKey);
        pending.Add(async work =>
        {
            var values = new
            {
                user.Id,
                server = login.LoginProvider,
                issuer,
                subject,
                work.Now,
            };
            if (await work.ExecuteAsync(AddLogin, values) == 0)
                throw new LoginTakenException();
        });
        return Task.CompletedTask;
    }

    public Task RemoveLoginAsync(Person user, string loginProvider, string providerKey, CancellationToken cancellationToken)
    {
        var (issuer, subject) = Split(providerKey);
        pending.Add(work =>
            work.ExecuteAsync(
                RemoveLogin,
                new
                {
                    user.Id,
                    server = loginProvider,
                    issuer,
                    subject,
                }
            )
        );
        return Task.CompletedTask;
    }

    public async Task<IList<UserLoginInfo>> GetLoginsAsync(Person user, CancellationToken cancellationToken) =>
        [
            .. (await db.ListAsync<LoginRow>(Logins, new { user.Id }, cancellationToken)).Select(l => new UserLoginInfo(
                l.Server,
                $"{l.Issuer} {l.Subject}",
                l.Server
            )),
        ];

    public Task<Person?> FindByLoginAsync(string loginProvider, string providerKey, CancellationToken cancellationToken)
    {
        var (issuer, subject) = Split(providerKey);
        return db.SingleOrDefaultAsync<Person>(
            ByLogin,
            new
            {
                server = loginProvider,
                issuer,
                subject,
            },
            cancellationToken
        );
    }

    private static (string Issuer, string Subject) Split(string key) =>
        key.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? (key[..at], key[(at + 1)..]) : ("", key);

    private sealed record LoginRow
    {
        public required string Server { get; init; }

        public required string Issuer { get; init; }

        public required string Subject { get; init; }
    }
}
