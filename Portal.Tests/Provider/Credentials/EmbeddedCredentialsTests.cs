using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Credentials;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Credentials;

/// <summary>User names in the portal's own tables.</summary>
public abstract class EmbeddedCredentialsTests(DatabaseFixture data) : CredentialsContract
{
    private const string Insert = """
        insert into line_credential (service_number, kind, user_name, configures_router)
        values (@Service, @kind, @UserName, @ConfiguresRouter) on conflict (service_number, kind) do nothing
        """;

    [Fact]
    public async Task Of_a_password_there_is_only_the_hash()
    {
        var credentials = await PortAsync();
        var made = (await credentials.ResetAsync(new(Owner, Line, CredentialKind.Connection, Key), Ct)).Value!;
        var hash = await data.Database.SingleOrDefaultAsync<string>(
            "select password_hash from line_credential where service_number = @Line and kind = 'connection'",
            new { Line },
            Ct
        );
        Assert.Equal(EmbeddedCredentials.Hash(made.Password!), hash);
        Assert.Equal(
            ("system", "connection"),
            await data.Database.SingleOrDefaultAsync<(string, string)>(
                "select actor, detail from audit where action = 'line-credential.changed' order by id desc limit 1",
                ct: Ct
            )
        );
    }

    [Fact]
    public async Task A_line_that_has_ended_has_no_user_name_any_more()
    {
        var credentials = await PortAsync();
        var ended = TestLines.Of("KD300003") with { Services = [TestLines.Line("C3") with { State = ServiceState.Terminated }] };
        await data.Database.WriteAsync(work => work.WriteAsync(ended), Ct);
        await data.Database.WriteAsync(work => AddAsync(work, Connection with { Service = "C3" }), Ct);
        Assert.Empty((await credentials.ListAsync("KD300003", Ct)).Value!);
        Assert.Equal(AnswerState.NotFound, (await credentials.ResetAsync(new("KD300003", "C3", CredentialKind.Connection, Key), Ct)).State);
    }

    protected override async Task<ICredentials> PortAsync()
    {
        await data.Database.WriteAsync(
            async work =>
            {
                await work.WriteAsync(TestLines.Of(Owner, Line));
                await work.WriteAsync(TestLines.Of(Stranger, "C2"));
                await AddAsync(work, Connection);
                await AddAsync(work, Mailbox);
            },
            Ct
        );
        return new EmbeddedCredentials(data.Database, new ProviderOptions());
    }

    private static Task<int> AddAsync(UnitOfWork work, Credential credential) =>
        work.ExecuteAsync(
            Insert,
            new
            {
                credential.Service,
                kind = credential.Kind.Word(),
                credential.UserName,
                credential.ConfiguresRouter,
            }
        );

    public sealed class OnSqlite(SqliteFixture data) : EmbeddedCredentialsTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmbeddedCredentialsTests(data), IClassFixture<PostgresFixture>;
}
