using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;
using Portal.Tests.Hosting;

namespace Portal.Tests.Help;

[CollectionDefinition(Name)]
public sealed class VotingCollection : ICollectionFixture<VotingPortal>
{
    public const string Name = "Votes";
}

/// <summary>A portal whose readers vote more often than the limit allows, and whose database is looked into.</summary>
public sealed class VotingPortal : IAsyncLifetime
{
    public const string Article = "/de/help/kontakt";

    private InProcessPortal program = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public InProcessPortal Program => program;

    /// <summary>The revision the page asks about.</summary>
    public string Revision { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        program = await InProcessPortal.StartAsync(
            new PortalSettings { More = new Dictionary<string, string> { ["Limits__FormsPerMinute"] = "1000000" } }
        );
        Revision = (await PageAsync(Article)).QuerySelector("form[method=post] input[name=revision]")!.GetAttribute("value")!;
    }

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await program.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return Parse(await answer.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>Sends the form as a browser does from the page itself; other headers take the place of the browser's word.</summary>
    internal async Task<Answer> VoteAsync(
        IReadOnlyDictionary<string, string> fields,
        string? reader = null,
        IReadOnlyDictionary<string, string>? from = null,
        string article = Article
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(article + "/vote", UriKind.Relative));
        foreach (var (name, value) in from ?? new Dictionary<string, string> { ["Sec-Fetch-Site"] = "same-origin" })
            request.Headers.TryAddWithoutValidation(name, value);
        if (reader is not null)
            request.Headers.TryAddWithoutValidation("Cookie", "reader=" + reader);
        request.Content = new FormUrlEncodedContent(
            fields.ContainsKey("revision") ? fields : new Dictionary<string, string>(fields) { ["revision"] = Revision }
        );
        using var answer = await program.Client.SendAsync(request, Ct);
        var cookie = answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? cookies.Single(c => c.StartsWith("reader=", StringComparison.Ordinal)).Split(';')[0]["reader=".Length..]
            : null;
        return new(answer.StatusCode, answer.Headers.Location?.OriginalString, cookie, Parse(await answer.Content.ReadAsStringAsync(Ct)));
    }

    /// <summary>What the database holds of these readers: reader, helpful, reason, words.</summary>
    internal Task<IReadOnlyList<string>> RowsAsync(string reader) =>
        RowsAsync(Path.Combine(program.DataFolder, "portal.db"), "where reader = $value", reader);

    internal Task<IReadOnlyList<string>> AllRowsAsync() => RowsAsync(Path.Combine(program.DataFolder, "portal.db"), "", "");

    internal static async Task<IReadOnlyList<string>> RowsAsync(string file, string where, string value)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "select reader || '|' || helpful || '|' || coalesce(reason, '') || '|' || coalesce(comment, '') from vote " + where;
        command.Parameters.AddWithValue("$value", value);
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Ct);
        while (await reader.ReadAsync(Ct))
            rows.Add(reader.GetString(0));
        return rows;
    }

    public async ValueTask DisposeAsync() => await program.DisposeAsync();

    private static IHtmlDocument Parse(string text) => new HtmlParser().ParseDocument(text);

    internal sealed record Answer(HttpStatusCode Status, string? Location, string? Reader, IHtmlDocument Page);
}
