using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.External;

[CollectionDefinition(Name)]
public sealed class ExternalCollection : ICollectionFixture<ExternalPortal>
{
    public const string Name = "Identity servers";
}

/// <summary>A portal with four identity servers: for staff, customers, everybody who has an account, and one that is away.</summary>
public sealed class ExternalPortal : IAsyncLifetime
{
    private InProcessPortal? portal;

    /// <summary>A connection string; without one the portal keeps an SQLite file.</summary>
    public string PostgreSql { get; init; } = "";

    public InProcessPortal Portal => portal ?? throw new InvalidOperationException("The portal is not running.");

    internal IdentityServer Staff { get; private set; } = null!;

    internal IdentityServer Customers { get; private set; } = null!;

    internal IdentityServer Everyone { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (Staff, Customers, Everyone) = (
            await IdentityServer.StartAsync(),
            await IdentityServer.StartAsync(),
            await IdentityServer.StartAsync()
        );
        portal = await InProcessPortal.StartAsync(new PortalSettings { More = Settings(), PostgreSql = PostgreSql });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in (IdentityServer[])[Staff, Customers, Everyone])
            await server.DisposeAsync();
        if (portal is not null)
            await portal.DisposeAsync();
    }

    public void Reset()
    {
        foreach (var server in (IdentityServer[])[Staff, Customers, Everyone])
            server.Reset();
    }

    /// <summary>Somebody with an account who signs in at a server, with the subject of whoever comes next there.</summary>
    internal async Task<TestPerson> KnownAsync(string key, IdentityServer server, string? role = null)
    {
        var person = await TestPerson.ArriveAsync(Portal, role);
        await ConnectAsync(person, key, server);
        return person;
    }

    internal static Task ConnectAsync(TestPerson person, string key, IdentityServer server) =>
        person.DoAsync(
            "insert into external_login (person_id, server, issuer, subject, created_at) values (@me, @server, @issuer, @subject, @at)",
            ("server", key),
            ("issuer", server.Issuer),
            ("subject", server.Subject),
            ("at", DateTimeOffset.UtcNow)
        );

    /// <summary>A browser that has gone through a server.</summary>
    internal async Task<HttpBrowser> ComeAsync(string key, string query = "")
    {
        var guest = new HttpBrowser(Portal.Address);
        await guest.OpenAsync($"/en/sign-in/external/{key}{query}");
        return guest;
    }

    /// <summary>Where the link of the newest mail leads.</summary>
    internal async Task<string> LinkAsync(string mailbox) =>
        (await Portal.ButtonsAsync(mailbox, "/sign-in/external/link", Ct)).Single(a =>
            a.Contains("/sign-in/external/link", StringComparison.Ordinal)
        );

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>();
        Add(0, "staff", Staff.Issuer, ("For", "Staff"), ("FirstSignIn", "Invite"), ("SignOutThere", "true"));
        Add(1, "customers", Customers.Issuer, ("For", "Customers"), ("FirstSignIn", "Invite"), ("CustomerNumberClaim", "customer"));
        Add(2, "everyone", Everyone.Issuer, ("SignOutThere", "true"));
        Add(3, "gone", "http://127.0.0.1:1", ("SignOutThere", "true"));
        settings["ExternalSignIn__Servers__0__Roles__help desk"] = "Agent2";
        settings["ExternalSignIn__Servers__0__Roles__bosses"] = "Administrator Supervisor";
        settings["ExternalSignIn__Servers__0__SecondStepAmr__0"] = "mfa";
        settings["ExternalSignIn__Servers__2__SecondStepAcr__0"] = "urn:example:two";
        return settings;

        void Add(int n, string key, string authority, params (string Name, string Value)[] more)
        {
            foreach (
                var (name, value) in more.Concat([
                    ("Key", key),
                    ("Name", $"The {key} server"),
                    ("Authority", authority),
                    ("ClientId", IdentityServer.ClientId),
                    ("ClientSecret", IdentityServer.ClientSecret),
                ])
            )
                settings[$"ExternalSignIn__Servers__{n}__{name}"] = value;
        }
    }
}
