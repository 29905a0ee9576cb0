using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>A browser with an authenticator of the DevTools protocol: it holds passkeys and behaves as if its owner touched it.</summary>
internal sealed class VirtualAuthenticator : IAsyncDisposable
{
    private const string NoSuggestions =
        "if (window.PublicKeyCredential) PublicKeyCredential.isConditionalMediationAvailable = async () => false;";

    // What the page's own script does, with the answer handed over instead of sent.
    private const string Answer = """
        async ([json, verification]) => {
          const options = JSON.parse(json);
          if (verification) options.userVerification = verification;
          return JSON.stringify(await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));
        }
        """;

    private const string Ask = """
        async () => {
          const form = document.querySelector('form[data-passkey]');
          return await (await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(form)) })).text();
        }
        """;

    private readonly IBrowserContext reader;
    private readonly ICDPSession protocol;

    private VirtualAuthenticator(IBrowserContext reader, IPage page, ICDPSession protocol, Uri site) =>
        (this.reader, Page, this.protocol, Site) = (reader, page, protocol, site);

    public IPage Page { get; }

    /// <summary>The portal by a name: no passkey belongs to a number.</summary>
    public Uri Site { get; }

    public static async Task<VirtualAuthenticator> AtAsync(Browser browser, SharedPortal portal, bool suggestions = false)
    {
        var site = new UriBuilder(await portal.AddressAsync()) { Host = "localhost" }.Uri;
        var reader = await browser.ReaderAsync(site);
        if (!suggestions)
            await reader.AddInitScriptAsync(NoSuggestions);
        var page = await reader.NewPageAsync();
        var protocol = await reader.NewCDPSessionAsync(page);
        await protocol.SendAsync("WebAuthn.enable");
        return new VirtualAuthenticator(reader, page, protocol, site);
    }

    /// <summary>Connects another authenticator; returns its id.</summary>
    public async Task<string> ConnectAsync()
    {
        var added = await protocol.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
        return added!.Value.GetProperty("authenticatorId").GetString()!;
    }

    /// <summary>Whether the owner's finger is recognised.</summary>
    public Task VerifyAsync(string authenticator, bool verified) =>
        protocol.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = verified });

    /// <summary>The owner deletes all keys on the device.</summary>
    public Task ForgetKeysAsync(string authenticator) =>
        protocol.SendAsync("WebAuthn.clearCredentials", new() { ["authenticatorId"] = authenticator });

    /// <summary>The keys may be copied to other devices from now on, as a password manager may come to say.</summary>
    public async Task LetKeysBeCopiedAsync(string authenticator)
    {
        var keys = await protocol.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = authenticator });
        foreach (var key in keys!.Value.GetProperty("credentials").EnumerateArray())
            await protocol.SendAsync(
                "WebAuthn.setCredentialProperties",
                new()
                {
                    ["authenticatorId"] = authenticator,
                    ["credentialId"] = key.GetProperty("credentialId").GetString()!,
                    ["backupEligibility"] = true,
                }
            );
    }

    public Task DisconnectAsync(string authenticator) =>
        protocol.SendAsync("WebAuthn.removeVirtualAuthenticator", new() { ["authenticatorId"] = authenticator });

    public async Task<int> KeysAsync(string authenticator) =>
        (await protocol.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = authenticator }))!
            .Value.GetProperty("credentials")
            .GetArrayLength();

    public async Task SignInWithPasswordAsync(TestPerson person)
    {
        await Page.GotoAsync("/en/sign-in");
        await Page.FillAsync("#email", person.Email);
        await Page.FillAsync("#password", TestPerson.Password);
        await Page.PressAsync("#password", "Enter");
        await Page.ArriveAsync("/en/account");
    }

    public async Task EnrolAsync(string name)
    {
        await Page.GotoAsync("/en/account/passkeys");
        await Page.FillAsync("#name", name);
        await Page.ClickAsync("form[data-passkey] button");
        await Page.ArriveAsync("/account/recovery-codes?first=passkey"); // nobody here has codes, so they are offered
    }

    public async Task SignOutAsync()
    {
        await Page.GotoAsync("/en/sign-out");
        await Page.ClickAsync("main form button");
        await Page.ArriveAsync("/sign-out?done=true");
    }

    /// <summary>Presses the button for passkeys on the page to sign in.</summary>
    public async Task PressAsync()
    {
        await Page.GotoAsync("/en/sign-in");
        await Page.ClickAsync("form[data-passkey] button");
    }

    /// <summary>The challenge the page to sign in is given.</summary>
    public async Task<string> ChallengeAsync()
    {
        await Page.GotoAsync("/en/sign-in");
        return await Page.EvaluateAsync<string>(Ask);
    }

    /// <summary>What the key answers to a challenge on the page that is open.</summary>
    public Task<string> AnswerAsync(string challenge, string? verification = null) =>
        Page.EvaluateAsync<string>(Answer, new[] { challenge, verification });

    /// <summary>Another browser with the same pending challenge, where an answer can be sent by hand.</summary>
    public async Task<HttpBrowser> CopyAsync()
    {
        var guest = new HttpBrowser(Site);
        await guest.OpenAsync("/en/sign-in");
        foreach (var cookie in (await reader.CookiesAsync()).Where(c => c.Name == "second-step"))
            guest.Cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, "/", "localhost"));
        return guest;
    }

    public async ValueTask DisposeAsync() => await reader.DisposeAsync();
}
