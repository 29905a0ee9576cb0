using Portal.Web.Provider;
using Portal.Web.Provider.Credentials;

namespace Portal.Tests.Provider.Credentials;

/// <summary>What every implementation of the port promises: a password is made once for each wish, for the customer's own lines.</summary>
public abstract class CredentialsContract
{
    protected const string Owner = "KD300001";
    protected const string Stranger = "KD300002";
    protected const string Line = "C1";

    protected static readonly Credential Connection = new()
    {
        Service = Line,
        Kind = CredentialKind.Connection,
        UserName = "kd300001@dsl.example.net",
        ConfiguresRouter = true,
    };

    protected static readonly Credential Mailbox = new()
    {
        Service = Line,
        Kind = CredentialKind.Mailbox,
        UserName = "kd300001@mail.example.net",
        ConfiguresRouter = false,
    };

    private static int keys;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected static string Key => $"key-{Interlocked.Increment(ref keys)}";

    [Fact]
    public async Task A_line_has_its_user_names_and_a_customer_without_any_an_empty_list()
    {
        var credentials = await PortAsync();
        Assert.True((await credentials.ListAsync(" kd-300 001", Ct)).Has(out var all));
        Assert.Equal([Connection, Mailbox], all.Select(c => c with { ChangedAt = null }));
        Assert.True((await credentials.ListAsync(Stranger, Ct)).Has(out var none));
        Assert.Empty(none);
        Assert.Equal(AnswerState.NotFound, (await credentials.ListAsync("KD999999", Ct)).State);
    }

    [Fact]
    public async Task A_new_password_comes_with_its_user_name_and_cannot_be_mistaken_when_it_is_read()
    {
        var credentials = await PortAsync();
        Assert.True((await credentials.ResetAsync(new(Owner, Line, CredentialKind.Connection, Key), Ct)).Has(out var made));
        Assert.Equal(Connection.UserName, made.UserName);
        Assert.True(made.Password!.Length >= 16);
        Assert.DoesNotContain(made.Password, c => "0O1lIio".Contains(c, StringComparison.Ordinal));
        Assert.DoesNotContain(made.Password, made.ToString(), StringComparison.Ordinal);
        Assert.True((await credentials.ListAsync(Owner, Ct)).Has(out var all));
        Assert.NotNull(all.Single(c => c.Kind == CredentialKind.Connection).ChangedAt);
    }

    [Fact]
    public async Task The_same_wish_sent_many_times_at_once_makes_one_password()
    {
        var credentials = await PortAsync();
        var wish = new CredentialReset(Owner, Line, CredentialKind.Connection, Key);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => credentials.ResetAsync(wish, Ct)));
        Assert.All(answers, a => Assert.Equal(Connection.UserName, a.Value?.UserName));
        Assert.Single(answers, a => a.Value!.Password is not null);
        Assert.Null((await credentials.ResetAsync(wish, Ct)).Value!.Password);
    }

    [Fact]
    public async Task Two_wishes_make_two_passwords()
    {
        var credentials = await PortAsync();
        var one = (await credentials.ResetAsync(new(Owner, Line, CredentialKind.Mailbox, Key), Ct)).Value!;
        var two = (await credentials.ResetAsync(new(Owner, Line, CredentialKind.Mailbox, Key), Ct)).Value!;
        Assert.Equal(Mailbox.UserName, one.UserName);
        Assert.NotEqual(one.Password, two.Password);
    }

    [Theory]
    [InlineData(Stranger, Line)]
    [InlineData(Owner, "C9")]
    [InlineData(Owner, "")]
    [InlineData("", Line)]
    public async Task Nobody_makes_a_password_of_a_line_that_is_not_theirs(string customer, string service)
    {
        var credentials = await PortAsync();
        var answer = await credentials.ResetAsync(new(customer, service, CredentialKind.Connection, Key), Ct);
        Assert.Equal(AnswerState.NotFound, answer.State);
    }

    /// <summary>
    /// The port of a provider where <see cref="Owner"/> has the line <see cref="Line"/> with <see cref="Connection"/> and
    /// <see cref="Mailbox"/>, and <see cref="Stranger"/> a line without user names.
    /// </summary>
    protected abstract Task<ICredentials> PortAsync();
}
