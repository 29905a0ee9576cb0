using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Portal.Web.Messages;
using Portal.Web.Messages.Inbound;
using Portal.Web.Tickets.Mails;

namespace Portal.Tests.Messages.Inbound;

/// <summary>Tokens in place of passwords, and settings that cannot work.</summary>
public sealed class MailboxSignInTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "grant_type=client_credentials&client_id=portal&client_secret=s&scope=mail")]
    [InlineData("r", "grant_type=refresh_token&client_id=portal&client_secret=s&refresh_token=r&scope=mail")]
    public async Task A_token_is_asked_for_once_and_again_shortly_before_it_ends(string? refresh, string asked)
    {
        await using var provider = WebApplication.Create(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
        var forms = new List<string>();
        provider.MapPost(
            "/token",
            async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body);
                forms.Add(await reader.ReadToEndAsync(Ct));
                return Results.Json(new { access_token = $"token {forms.Count}", expires_in = 3600 });
            }
        );
        await provider.StartAsync(Ct);
        var (clock, oauth) = (new FakeTimeProvider(), OAuth($"{provider.Urls.First()}/token", refresh));
        using var http = new HttpClient();
        var signIn = new MailboxSignIn(http, clock);
        var mailbox = InboundTestHost.Anywhere() with { OAuth = oauth };
        Assert.Equal(["token 1", "token 1"], [await signIn.TokenAsync(mailbox, oauth, Ct), await signIn.TokenAsync(mailbox, oauth, Ct)]);
        clock.Advance(TimeSpan.FromMinutes(59.5));
        Assert.Equal("token 2", await signIn.TokenAsync(mailbox, oauth, Ct));
        Assert.Equal([asked, asked], forms);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_is_said_without_its_words()
    {
        await using var provider = WebApplication.Create(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
        provider.MapPost(
            "/token",
            () => Results.Json(new { error = "invalid_grant", error_description = "secret words" }, statusCode: 400)
        );
        await provider.StartAsync(Ct);
        using var http = new HttpClient();
        var oauth = OAuth($"{provider.Urls.First()}/token", null);
        var error = await Assert.ThrowsAsync<MailKit.Security.AuthenticationException>(() =>
            new MailboxSignIn(http, TimeProvider.System).TokenAsync(InboundTestHost.Anywhere(), oauth, Ct)
        );
        Assert.Equal("The token endpoint answers 400.", error.Message);
        Assert.Equal("the server refuses the sign-in", MailConnection.FaultOf(error));
    }

    [Theory]
    [InlineData("Address=nobody", "Mail:Inbound:Mailboxes:0:Address")]
    [InlineData("Address=a-name-that-leaves-no-room-for-more@example.net", "Mail:Inbound:Mailboxes:0:Address")]
    [InlineData("Host=", "Mail:Inbound:Mailboxes:0:Host")]
    [InlineData("Password=", "Mail:Inbound:Mailboxes:0 needs either")]
    [InlineData("Language=xx", "Mail:Inbound:Mailboxes:0:Language")]
    [InlineData("Protocol=Telnet", "Mail:Inbound:Mailboxes: one of them")]
    [InlineData("Port=much", "Mail:Inbound:Mailboxes: one of them")]
    [InlineData("Security=None", "Mail:Inbound:Mailboxes:0:Security")]
    [InlineData("OAuth:TokenEndpoint=https://id.example.net", "Mail:Inbound:Mailboxes:0 needs either")]
    [InlineData("Password=;OAuth:TokenEndpoint=http://id.example.net;OAuth:ClientId=x", "Mail:Inbound:Mailboxes:0:OAuth:TokenEndpoint")]
    public void Settings_that_cannot_work_are_named(string wrong, string begin)
    {
        Assert.Empty(InboundFaults.Find(Settings(""), production: true));
        Assert.StartsWith(begin, Assert.Single(InboundFaults.Find(Settings(wrong), production: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_type_of_a_mailbox_is_one_of_those_of_the_forms()
    {
        Assert.Empty(MailboxTypes.Faults(Settings("Type=fault")));
        Assert.StartsWith(
            "Mail:Inbound:Mailboxes:0:Type is one of fault, ",
            Assert.Single(MailboxTypes.Faults(Settings("Type=help"))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("help@example.net", null)]
    [InlineData("HELP+T-1@Example.net", "T-1")]
    [InlineData("help+a+b@example.net", "a+b")]
    [InlineData("other+a@example.net", null)]
    [InlineData("help+a@example.org", null)]
    [InlineData("nobody", null)]
    public void What_stands_behind_the_plus_of_an_address_is_read(string address, string? tag) =>
        Assert.Equal(tag, InboundTestHost.Anywhere().TagOf(address));

    private static OAuthOptions OAuth(string endpoint, string? refresh) =>
        new()
        {
            TokenEndpoint = endpoint,
            ClientId = "portal",
            ClientSecret = "s",
            RefreshToken = refresh,
            Scope = "mail",
        };

    private static IConfiguration Settings(string changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Address"] = "help@example.net",
            ["Host"] = "imap.example.net",
            ["User"] = "help",
            ["Password"] = "secret",
        };
        foreach (var change in changes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('=', 2)))
            settings[change[0]] = change[1] == "" ? null : change[1];
        return new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Mail:Inbound:Mailboxes:0:{s.Key}", s.Value)))
            .Build();
    }
}
