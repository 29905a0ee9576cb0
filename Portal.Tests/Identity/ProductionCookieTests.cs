using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Portal.Tests.Hosting;
using Portal.Tests.Identity.Access;
using Portal.Tests.Site;

namespace Portal.Tests.Identity;

/// <summary>
/// In production behind https every cookie, from the first page to the session of an administrator, is locked to the host and out of reach
/// of scripts and of other sites.
/// </summary>
public sealed partial class ProductionCookieTests
{
    private static readonly string[] Expected = ["__Host-form=", "__Host-session=", "__Host-device=", "__Host-first-administrator="];
    private static readonly string[] Parts = ["; secure", "; httponly", "; path=/"];

    private readonly Dictionary<string, string> kept = [];
    private readonly List<string> seen = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_cookie_over_https_is_locked_to_the_host()
    {
        await using var portal = await PortalProgram.StartAsync(ProductionPortal.Settings(), Ct);
        foreach (
            var (name, marks) in AccessMatrix.Read().Where(d => d.Key.StartsWith("GET", StringComparison.Ordinal) && d.Value[0] == '+')
        )
            await AskAsync(portal, HttpMethod.Get, new AccessCase("GET", name[4..], EndpointMetadataCollection.Empty).Address);
        var printed = (await PortalCommand.RunAsync(ProductionPortal.Settings(), portal.DataFolder, Ct, "first-administrator")).Text;
        await AskAsync(portal, HttpMethod.Get, $"/en/first-administrator?token={Printed().Match(printed).Groups[1].Value}");
        var form = (await new HtmlParser().ParseDocumentAsync(await AskAsync(portal, HttpMethod.Get, "/en/first-administrator"), Ct))
            .QuerySelector("[name=form-token]")!
            .GetAttribute("value")!;
        await AskAsync(
            portal,
            HttpMethod.Post,
            "/en/first-administrator",
            ("form-token", form),
            ("name", "Who installed it"),
            ("email", "owner@example.net"),
            ("password", "lanterns over quiet harbours")
        );
        Assert.All(Expected, name => Assert.Contains(seen, c => c.StartsWith(name, StringComparison.Ordinal)));
        Assert.All(
            seen,
            cookie =>
            {
                Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
                foreach (var part in Parts)
                    Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Matches("(?i); samesite=(lax|strict)", cookie);
                Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    private async Task<string> AskAsync(PortalProgram portal, HttpMethod method, string address, params (string Name, string Value)[] typed)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (kept.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", kept.Select(c => $"{c.Key}={c.Value}")));
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        using var answer = await portal.Client.SendAsync(request, Ct);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            seen.Add(cookie);
            var pair = cookie.Split(';')[0].Split('=', 2);
            kept[pair[0]] = pair[1];
        }

        return await answer.Content.ReadAsStringAsync(Ct);
    }

    [GeneratedRegex(@"first-administrator\?token=([\w-]{43})")]
    private static partial Regex Printed();
}
