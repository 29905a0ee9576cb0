using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Portal.Web.Data;
using Portal.Web.Provider.Credentials;

namespace Portal.Web.Provider.Embedded;

/// <summary>User names in the portal's own tables. Of a password only the hash is kept: nobody can read one again.</summary>
internal sealed class EmbeddedCredentials(Database db, ProviderOptions options) : ICredentials
{
    private const string Known = "select number from customer where number = @plain and (demonstration = false or @Demonstration)";

    private const string Of = """
        select k.service_number, k.kind, k.user_name, k.configures_router, k.changed_at
        from line_credential k join service s on s.number = k.service_number join customer c on c.id = s.customer_id
        where c.number = @plain and s.state not in ('terminated', 'cancelled', 'aborted')
            and (c.demonstration = false or @Demonstration)
        """;

    private const string List = $"{Of} order by k.service_number, k.kind";
    private const string One = $"{Of} and k.service_number = @Service and k.kind = @kind";

    private const string Keep = """
        insert into credential_reset (reset_key, service_number, kind, reset_at) values (@Key, @Service, @kind, @Now)
        on conflict (reset_key) do nothing
        """;

    private const string Change = """
        update line_credential set password_hash = @hash, changed_at = @Now where service_number = @Service and kind = @kind
        """;

    // Small letters and digits without those that look like another; a hyphen is part of the password, typed as it is read.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 4;
    private const int GroupLength = 5;

    public Task<Answer<IReadOnlyList<Credential>>> ListAsync(string customer, CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<Credential>>(
            db,
            async () =>
            {
                var plain = CustomerNumber.Read(customer) ?? "";
                if (await db.SingleOrDefaultAsync<string>(Known, new { plain, options.Demonstration }, ct) is null)
                    return null;
                return [.. (await db.ListAsync<Row>(List, new { plain, options.Demonstration }, ct)).Select(r => r.ToCredential())];
            }
        );

    public async Task<Answer<NewPassword>> ResetAsync(CredentialReset reset, CancellationToken ct)
    {
        var password = New(); // before the write, which may run twice
        try
        {
            return Answer.Of(await db.WriteAsync(work => ResetAsync(work, reset, password), ct));
        }
        catch (DbException error) when (error is BusyException || error.IsTransient || db.Dialect.MayRetry(error))
        {
            return Answer.Failed<NewPassword>(mayRetry: true);
        }
    }

    private async Task<NewPassword?> ResetAsync(UnitOfWork work, CredentialReset reset, string password)
    {
        var values = new
        {
            plain = reset.Customer,
            options.Demonstration,
            reset.Service,
            kind = reset.Kind.Word(),
            reset.Key,
            hash = Hash(password),
            work.Now,
        };
        if (await work.SingleOrDefaultAsync<Row>(One, values) is not { } row)
            return null;
        if (await work.ExecuteAsync(Keep, values) == 0)
            return new() { UserName = row.UserName };
        await work.ExecuteAsync(Change, values);
        await work.AuditAsync("system", "line-credential.changed", "service:" + reset.Service, values.kind);
        return new() { UserName = row.UserName, Password = password };
    }

    private static string New() =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, Groups * GroupLength).Chunk(GroupLength).Select(g => new string(g)));

    // Twenty random characters cannot be found by trying, so a plain hash is as good as a slow one.
    internal static string Hash(string password) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password)));

    private sealed record Row
    {
        public required string ServiceNumber { get; init; }

        public required CredentialKind Kind { get; init; }

        public required string UserName { get; init; }

        public required bool ConfiguresRouter { get; init; }

        public DateTimeOffset? ChangedAt { get; init; }

        public Credential ToCredential() =>
            new()
            {
                Service = ServiceNumber,
                Kind = Kind,
                UserName = UserName,
                ConfiguresRouter = ConfiguresRouter,
                ChangedAt = ChangedAt,
            };
    }
}
