using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Cookie = System.Net.Cookie;

namespace Portal.Tests.Hosting;

/// <summary>
/// Somebody with a browser that runs no scripts: keeps cookies, follows links, fills in forms and sends them as they stand.
/// </summary>
internal sealed class HttpBrowser : IDisposable
{
    private readonly HttpClient client;

    public HttpBrowser(Uri site, string? userAgent = null)
    {
        client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = Cookies,
                AutomaticDecompression = DecompressionMethods.All,
            }
        )
        {
            BaseAddress = site,
        };
        if (userAgent is not null)
            client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
    }

    /// <summary>
    /// The same browser, as it stands now: what it sends next from the page in front of it does not know of what the other one hears.
    /// </summary>
    public HttpBrowser Copy()
    {
        var copy = new HttpBrowser(client.BaseAddress!);
        foreach (var cookie in Cookies.GetAllCookies().Cast<Cookie>())
            copy.Cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        foreach (var agent in client.DefaultRequestHeaders.UserAgent)
            copy.client.DefaultRequestHeaders.UserAgent.Add(agent);
        return copy;
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The host of the portal, as cookies name it.</summary>
    public string Host => client.BaseAddress!.Host;

    /// <summary>The page in front of the guest.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Where the guest is: path and query.</summary>
    public string Address { get; private set; } = "/";

    public HttpStatusCode Status { get; private set; }

    public HttpResponseMessage Answer { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What the page says, without its frame.</summary>
    public string Main => Page.QuerySelector("main")!.TextContent;

    public Task<IHtmlDocument> OpenAsync(string address) =>
        FollowAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute)));

    /// <summary>Downloads a file; the page in front stays.</summary>
    public Task<byte[]> FileAsync(string address) => client.GetByteArrayAsync(new Uri(address, UriKind.RelativeOrAbsolute));

    /// <summary>Fills in and sends the form of the page that posts to this address (its end is enough).</summary>
    public Task<IHtmlDocument> SendAsync(string action, params (string Name, string Value)[] typed) => SendAsync(Form(action), typed);

    public Task<IHtmlDocument> SendAsync(IHtmlFormElement form, params (string Name, string Value)[] typed) =>
        SendAsync(form.GetAttribute("action") ?? Address, form, typed);

    /// <summary>Sends what a form holds to another address than its own, as somebody would who means no good.</summary>
    public Task<IHtmlDocument> SendAsync(string to, IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        return FollowAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(to, UriKind.Relative))
            {
                Content = new FormUrlEncodedContent(Fields(form, typed)),
            }
        );
    }

    /// <summary>Sends a form with files, as browsers do.</summary>
    public Task<IHtmlDocument> SendFilesAsync(
        string action,
        IEnumerable<(string Name, byte[] Bytes)> files,
        params (string Name, string Value)[] typed
    )
    {
        var form = Form(action);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(form, typed).Select(f => (f.Key, f.Value)).Where(f => f.Key != "files"))
            content.Add(new StringContent(value), $"\"{name}\"");
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "\"files\"", name);
        return FollowAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(form.GetAttribute("action")!, UriKind.Relative)) { Content = content }
        );
    }

    public IHtmlFormElement Form(string action) =>
        Page.Forms.Single(f => (f.GetAttribute("action") ?? "").EndsWith(action, StringComparison.Ordinal));

    /// <summary>Signs in with one touch, as everybody may in development.</summary>
    public async Task SignInAsAsync(string role, string language = "en")
    {
        await OpenAsync($"/{language}/sign-in");
        await SendAsync("handler=as", ("account", $"{role.ToLowerInvariant()}@staff.demo.example"));
        Assert.Equal(HttpStatusCode.OK, Status);
        Assert.DoesNotContain("sign-in", Address, StringComparison.Ordinal);
    }

    /// <summary>Signs in as the made-up customer with this number.</summary>
    public async Task SignInAsCustomerAsync(int number, string language = "en")
    {
        await OpenAsync($"/{language}/sign-in");
        await SendAsync("handler=as", ("account", $"demo-{number}@customer.demo.example"));
        Assert.Equal(HttpStatusCode.OK, Status);
        Assert.DoesNotContain("sign-in", Address, StringComparison.Ordinal);
    }

    /// <summary>From now on in this network, as a proxy says that the portal trusts.</summary>
    public HttpBrowser MoveTo(string network)
    {
        client.DefaultRequestHeaders.Remove("X-Forwarded-For");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", network);
        return this;
    }

    /// <summary>A cookie by its name, whatever prefix it carries.</summary>
    public Cookie? CookieOf(string name) => Cookies.GetAllCookies().FirstOrDefault(c => c.Name == name || c.Name == "__Host-" + name);

    /// <summary>Hands this guest's cookies to a real browser, which is then signed in as the guest is.</summary>
    public Task HandOverAsync(IBrowserContext browser) =>
        browser.AddCookiesAsync(
            Cookies
                .GetAllCookies()
                .Select(c => new Microsoft.Playwright.Cookie
                {
                    Name = c.Name,
                    Value = c.Value,
                    Domain = c.Domain,
                    Path = "/",
                })
        );

    public void Dispose() => client.Dispose();

    /// <summary>What the form holds, with what was typed over it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form, (string Name, string Value)[] typed)
    {
        var held = form
            .Elements.Where(e => e is IHtmlInputElement { Type: not ("submit" or "button") } or IHtmlTextAreaElement or IHtmlSelectElement)
            .Where(e => e is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
            .Select(e =>
                (
                    Name: e.GetAttribute("name") ?? "",
                    Value: e switch
                    {
                        IHtmlInputElement i => i.Value,
                        IHtmlTextAreaElement t => t.Value,
                        IHtmlSelectElement s => s.Value ?? "",
                        _ => "",
                    }
                )
            )
            .Where(f => f.Name != "" && typed.All(t => t.Name != f.Name));
        return held.Concat(typed).Select(f => KeyValuePair.Create(f.Name, f.Value));
    }

    private async Task<IHtmlDocument> FollowAsync(HttpRequestMessage request)
    {
        for (var hops = 0; ; hops++)
        {
            Assert.InRange(hops, 0, 10);
            if (request.Method == HttpMethod.Post)
                request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
            using (request)
                Answer = await client.SendAsync(request, Ct);
            Address = new Uri(client.BaseAddress!, request.RequestUri!).PathAndQuery;
            if (Answer.Headers.Location is not { } to)
                break;
            request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(client.BaseAddress!, Address), to));
        }

        Status = Answer.StatusCode;
        Page = new HtmlParser().ParseDocument(await Answer.Content.ReadAsStringAsync(Ct));
        return Page;
    }
}
