using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Provider;
using Portal.Web.Account.Credentials;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Account.Credentials;

/// <summary>A new password for a line: made once, shown once, told to its owner, and kept by nobody here.</summary>
[Collection(AccountCollection.Name)]
public sealed class CredentialPageTests(AccountPortal portal)
{
    private const string Insert = """
        insert into line_credential (service_number, kind, user_name, configures_router) values (@line, 'connection', @name, @ours)
        """;

    private static int lines;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Program.Services.GetRequiredService<Database>();

    [Fact]
    public async Task A_new_password_is_shown_once_with_its_user_name_and_a_reload_neither_shows_nor_makes_another()
    {
        var (guest, person, line) = await CustomerWithCredentialsAsync();
        using var _ = guest;
        await guest.OpenAsync("/en/account");
        Assert.NotNull(guest.Page.QuerySelector($"a[href='{PageOf(line)}']"));
        await guest.OpenAsync(PageOf(line));
        Assert.Contains($"{line}@dsl.example.net", guest.Main, StringComparison.Ordinal);
        Assert.Contains("goes offline until", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync("/credentials");
        var password = PasswordOn(guest);
        Assert.Matches("^[a-z2-9]{5}(-[a-z2-9]{5}){3}$", password);
        Assert.Contains($"{line}@dsl.example.net", guest.Main, StringComparison.Ordinal);
        Assert.Equal("no-store", guest.Answer.Headers.CacheControl?.ToString());
        Assert.Equal(EmbeddedCredentials.Hash(password!), await HashAsync(line));
        await guest.OpenAsync(guest.Address);
        Assert.Null(PasswordOn(guest));
        Assert.Contains("A password is shown only once.", guest.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(password!, guest.Main, StringComparison.Ordinal);
        Assert.Equal(EmbeddedCredentials.Hash(password!), await HashAsync(line));
        Assert.Equal(1, await ChangesAsync(person));
    }

    [Fact]
    public async Task A_button_touched_twice_makes_one_password_which_one_of_the_answers_shows()
    {
        var (guest, person, line) = await CustomerWithCredentialsAsync();
        using var _ = guest;
        await guest.OpenAsync(PageOf(line));
        var form = guest.Form("/credentials");
        var touches = Enumerable.Range(0, 4).Select(_ => guest.Copy()).ToList();
        await Task.WhenAll(touches.Select(t => t.SendAsync(PageOf(line), form)));
        var password = Assert.Single(touches.Select(PasswordOn), p => p is not null);
        Assert.Equal(EmbeddedCredentials.Hash(password!), await HashAsync(line));
        Assert.Equal(1, await ChangesAsync(person));
        touches.ForEach(t => t.Dispose());
    }

    [Fact]
    public async Task A_line_of_somebody_else_and_one_without_a_user_name_are_not_there()
    {
        var (guest, _, mine) = await CustomerWithCredentialsAsync();
        var (other, _, theirs) = await CustomerWithCredentialsAsync();
        using var both = guest;
        other.Dispose();
        await guest.OpenAsync(PageOf(mine));
        var form = guest.Form("/credentials");
        foreach (var line in new[] { theirs, mine + "X", "%20" })
        {
            await guest.SendAsync(PageOf(line), form);
            Assert.Equal(HttpStatusCode.NotFound, guest.Status);
            await guest.OpenAsync(PageOf(line));
            Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        }

        Assert.Null(await HashAsync(theirs));
    }

    [Fact]
    public async Task What_one_person_is_shown_nobody_else_is_shown_by_its_address()
    {
        var (guest, me, line) = await CustomerWithCredentialsAsync();
        using var _ = guest;
        var (other, stranger, _) = await CustomerWithCredentialsAsync();
        other.Dispose();
        var secrets = portal.Program.Services.GetRequiredService<ShownOnce>();
        Assert.True(await secrets.BeginAsync(me, line, Ct));
        Assert.False(await secrets.BeginAsync(stranger, line, Ct));
        var closed = secrets.Seal("once");
        await Db.WriteAsync(work => ShownOnce.KeepAsync(work, me, line, closed), Ct);
        Assert.Null(await secrets.TakeAsync(stranger, line, Ct));
        var taken = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => secrets.TakeAsync(me, line, Ct)));
        Assert.Equal(["once"], taken.OfType<string>());
    }

    [Fact]
    public async Task The_password_is_in_no_table_no_log_and_no_mail_and_every_confirmed_address_is_told()
    {
        var (guest, person, line) = await CustomerWithCredentialsAsync();
        using var _ = guest;
        await guest.OpenAsync(PageOf(line));
        await guest.SendAsync("/credentials");
        var password = PasswordOn(guest)!;
        foreach (var to in new[] { person.Email, "second." + person.Email })
        {
            var mail = await portal.MailAsync(to, "needs the new password");
            Assert.DoesNotContain(password, mail, StringComparison.Ordinal);
            Assert.DoesNotContain(password[..5], mail, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(password, portal.Program.Output, StringComparison.Ordinal);
        Assert.Empty(await TablesWithAsync(password));
        await guest.OpenAsync("/en/account/log");
        Assert.Contains("New password for a line", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signed_in_long_ago_shows_first_who_they_are()
    {
        var (guest, person, line) = await CustomerWithCredentialsAsync();
        using var _ = guest;
        await portal.LetProofsAgeAsync(person.Email);
        await guest.OpenAsync(PageOf(line));
        Assert.DoesNotContain("dsl.example.net", guest.Main, StringComparison.Ordinal);
        Assert.NotEqual(PageOf(line), guest.Address);
    }

    [Fact]
    public async Task A_form_that_lay_open_too_long_or_was_made_up_changes_nothing()
    {
        var (guest, person, line) = await CustomerWithCredentialsAsync();
        using var _ = guest;
        await guest.OpenAsync(PageOf(line));
        await guest.SendAsync("/credentials", ("offer", "made up"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Contains("nothing was changed", guest.Main, StringComparison.Ordinal);
        Assert.Equal(0, await ChangesAsync(person));
        await guest.SendAsync("/credentials");
        Assert.NotNull(PasswordOn(guest));
    }

    private static string PageOf(string line) => $"/en/account/services/{line}/credentials";

    private static string? PasswordOn(HttpBrowser guest) => guest.Page.QuerySelector("code.new-secret")?.TextContent;

    private async Task<string?> HashAsync(string line) =>
        await Db.SingleOrDefaultAsync<string>("select password_hash from line_credential where service_number = @line", new { line }, Ct);

    private Task<long> ChangesAsync(Me person) =>
        Db.SingleOrDefaultAsync<long>(
            "select count(*) from audit where action = 'connection-password.changed' and target = @Target",
            new { person.Target },
            Ct
        );

    private async Task<IReadOnlyList<string>> TablesWithAsync(string secret)
    {
        var found = new List<string>();
        foreach (
            var table in await Db.ListAsync<string>(
                "select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
                ct: Ct
            )
        )
        foreach (IDictionary<string, object?> row in await Db.ListAsync<dynamic>($"select * from {table}", ct: Ct))
            if (row.Values.Any(v => v?.ToString()?.Contains(secret, StringComparison.OrdinalIgnoreCase) == true))
                found.Add(table);
        return found;
    }

    private async Task<(HttpBrowser Guest, Me Person, string Line)> CustomerWithCredentialsAsync()
    {
        var number = Interlocked.Increment(ref lines);
        var (customer, line) = ($"CRED{number}", $"CREDL{number}");
        await Db.WriteAsync(
            async work =>
            {
                await work.WriteAsync(TestLines.Of(customer, line, line + "X"));
                await work.ExecuteAsync(
                    Insert,
                    new
                    {
                        line,
                        name = $"{line}@dsl.example.net",
                        ours = false,
                    }
                );
            },
            Ct
        );
        var person = await TestData
            .In(portal.Program)
            .CustomerWithPasswordAsync(p =>
            {
                (p.Name, p.CustomerNumber) = ("Customer who lost the letter", customer);
                (p.SecondEmail, p.SecondEmailConfirmedAt) = ("second." + p.Email, DateTimeOffset.UtcNow);
            });
        var me = new Me
        {
            PersonId = person.Id,
            Key = person.Key,
            Name = person.Name,
            Email = person.Email,
            CustomerNumber = customer,
            SessionId = 0,
            SecondStep = false,
            AuthenticatedAt = DateTimeOffset.UtcNow,
            Roles = [],
        };
        return (await portal.EnterAsync(person.Email), me, line);
    }
}
