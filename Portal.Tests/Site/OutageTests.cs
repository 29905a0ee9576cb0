using System.Diagnostics;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Search;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>When the database is out of reach, what can still be read is still read, and the rest says when to come back.</summary>
public sealed class OutageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_database_is_locked_a_vote_is_refused_in_time_and_pages_are_read_on()
    {
        await using var portal = await InProcessPortal.StartAsync(ProductionPortal.Settings());
        await ReadAsync(portal, "/de/help/kontakt", HttpStatusCode.OK);
        await using var other = new SqliteConnection($"Data Source={Path.Combine(portal.DataFolder, "portal.db")};Pooling=false");
        await other.OpenAsync(Ct);
        await RunAsync(other, "begin immediate");
        var watch = Stopwatch.StartNew();
        var vote = VoteAsync(portal, "/ru/help/svyazatsya-s-nami");
        foreach (var address in new[] { "/de/help/kontakt", "/es/help/contacto", "/de/search?q=router", "/health/ready" })
            await ReadAsync(portal, address, HttpStatusCode.OK);
        var (status, retry, text) = await vote;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 9);
        Assert.InRange(retry!.Value.TotalSeconds, 1, 120);
        var page = new HtmlParser().ParseDocument(text);
        Assert.Equal("ru", page.DocumentElement.GetAttribute("lang"));
        ErrorPageTests.SaysNothing(page);
        await RunAsync(other, "rollback");
        Assert.Equal(HttpStatusCode.Found, (await VoteAsync(portal, "/ru/help/svyazatsya-s-nami")).Status);
    }

    [Fact]
    public async Task Without_the_database_finished_pages_are_still_read_and_the_rest_says_when_to_come_back()
    {
        await using var portal = await InProcessPortal.StartAsync(ProductionPortal.Settings());
        foreach (var address in new[] { "/de", "/de/help", "/de/help/kontakt", "/sitemap.xml" })
            await ReadAsync(portal, address, HttpStatusCode.OK);
        await portal.Services.GetRequiredService<SearchIndex>().EngineAsync(Ct); // made a moment after the start
        await RuinAsync(portal);
        await Until.TrueAsync(
            async () => await StatusAsync(portal, "/health/ready") == HttpStatusCode.ServiceUnavailable,
            () => "Still ready.\n" + portal.Output,
            Ct
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(portal, "/health/live"));
        foreach (var address in new[] { "/de", "/de/help", "/de/help/kontakt", "/de/imprint", "/sitemap.xml", "/de/search?q=router" })
            await ReadAsync(portal, address, HttpStatusCode.OK);
        foreach (var language in Language.Codes)
        {
            using var answer = await portal.Client.GetAsync(new Uri($"/{language}/help/was-here-before?x", UriKind.Relative), Ct);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
            Assert.Equal((HttpStatusCode.ServiceUnavailable, language), (answer.StatusCode, page.DocumentElement.GetAttribute("lang")));
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 120);
            ErrorPageTests.SaysNothing(page);
            SecurityHeaderTests.AreSafe(answer);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await VoteAsync(portal, "/de/help/kontakt")).Status);
    }

    [Fact]
    public async Task Somebody_signed_in_reads_what_everybody_may_and_is_told_of_the_rest()
    {
        await using var portal = await InProcessPortal.StartAsync();
        using var customer = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1001, "ca");
        await customer.OpenAsync("/ca/account/contact/change");
        var form = customer.Form("contact/change");
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync("/ca/help/contacte"); // kept from now on
        await RuinAsync(portal);
        foreach (var address in new[] { "/ca/account", "/ca/bills" })
        {
            await customer.OpenAsync(address);
            Assert.Equal((address, HttpStatusCode.ServiceUnavailable), (address, customer.Status));
            Assert.NotEqual("", customer.Page.QuerySelector("h1")!.TextContent);
            Assert.Equal("ca", customer.Page.DocumentElement.GetAttribute("lang"));
        }

        await customer.SendAsync("/ca/account/contact/change", form);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, customer.Status);
        Assert.NotEqual("", customer.Page.QuerySelector("h1")!.TextContent);
        foreach (var address in new[] { "/ca/help", "/ca/help/contacte", "/ca/status" })
        {
            await customer.OpenAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, customer.Status));
        }
    }

    // As when a disk gives back rubbish: the file is still there, and nothing in it can be read.
    private static async Task RuinAsync(InProcessPortal portal)
    {
        foreach (var file in Directory.GetFiles(portal.DataFolder, "portal.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            await stream.WriteAsync(Enumerable.Repeat((byte)0xAB, (int)Math.Max(stream.Length, 65_536)).ToArray(), Ct);
        }
    }

    private static async Task ReadAsync(InProcessPortal portal, string address, HttpStatusCode status) =>
        Assert.Equal((address, status), (address, await StatusAsync(portal, address)));

    private static async Task<HttpStatusCode> StatusAsync(InProcessPortal portal, string address)
    {
        using var answer = await portal.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, TimeSpan? Retry, string Text)> VoteAsync(InProcessPortal portal, string article)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(article + "/vote", UriKind.Relative))
        {
            Content = new StringContent("helpful=yes", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await portal.Client.SendAsync(request, Ct);
        return (answer.StatusCode, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync(Ct));
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
