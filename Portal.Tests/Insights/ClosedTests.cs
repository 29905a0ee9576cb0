using System.Net;
using AngleSharp.Html.Parser;
using Portal.Tests.Running;
using Portal.Tests.Site;

namespace Portal.Tests.Insights;

/// <summary>Whoever is no editor is not even told that there is something for editors.</summary>
public sealed class ClosedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Closed => ["Production", "Development"];

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task The_page_answers_as_an_address_that_leads_nowhere(string environment)
    {
        var settings = environment == "Production" ? ProductionPortal.Settings() : new PortalSettings { More = new Dictionary<string, string> { ["Editing__WithoutSignIn"] = "false" } };
        await using var portal = await PortalProgram.StartAsync(settings, Ct);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            Assert.Equal(await AnswerAsync(portal, method, "/de/nowhere/searches"), await AnswerAsync(portal, method, "/de/insights/searches"));
        await AnswerAsync(portal, HttpMethod.Post, "/de/insights/searches");
    }

    private static async Task<string> AnswerAsync(PortalProgram portal, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        using var answer = await portal.Client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
        return string.Join('\n', answer.Headers.Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Append(page.QuerySelector("h1")?.TextContent).Append(page.Title));
    }
}
