using System.Text;
using Portal.Tests.Hosting;

namespace Portal.Tests.Agents.Search;

public sealed partial class SearchPageTests
{
    [Theory]
    [InlineData("state:waiting")]
    [InlineData("status:wartet")]
    [InlineData("статус:ждёт")]
    [InlineData("is:open")]
    [InlineData("after:2000-01-01")]
    [InlineData("before:2999-01-01 level:1")]
    public async Task Words_of_the_query_narrow_it_in_any_language(string words)
    {
        var ticket = new TestTicket { Subject = "Nacktmull" };
        var id = await TestData.In(portal).OpenTicketAsync(ticket);
        await Db.WriteAsync(work => work.ExecuteAsync("update ticket set state = 'Held' where id = @id", new { id }), Ct);
        using var agent = await EnterAsync();
        await FindAsync(agent, $"/en/agents/search?q={Uri.EscapeDataString("nacktmull " + words)}", ticket.Reference);
        await FindNothingAsync(agent, "/en/agents/search?q=nacktmull+state:closed+level:3");
        Assert.Contains("Level 3", agent.Page.QuerySelector(".agents-head")!.TextContent, StringComparison.Ordinal); // as understood
    }

    [Fact]
    public async Task Nothing_that_is_typed_ends_in_an_error()
    {
        using var agent = await EnterAsync();
        await FindNothingAsync(agent, "/en/agents/search?q=zzzyxwv");
        var random = new Random(4711);
        const string Signs = "\"'-+:*?~^()[]{}\\/&|!<>=%#@.,; аяßñ·l0192\u0301\u200e\u202e\ud83d\u3000\uffff";
        string[] typed =
        [
            new('(', 1000),
            string.Join(" OR ", Enumerable.Range(0, 200)),
            "*",
            "[a TO z]",
            "state:",
            "after:9999-99-99",
            "before:-",
            "from:\"",
            "\"\"\"",
            "-",
            "--a -\"b",
            "💥💥",
            "\ud83d",
            .. Enumerable
                .Range(0, 200)
                .Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Signs[random.Next(Signs.Length)]))),
        ];
        foreach (var text in typed)
        {
            // as bytes, so that halves of characters are sent too
            var query = string.Concat(Encoding.UTF8.GetBytes(text).Select(b => $"%{b:X2}"));
            foreach (var address in new[] { $"/de/agents/search?q={query}", $"/de/agents/search?handler=suggest&q={query}" })
            {
                await agent.OpenAsync(address);
                Assert.True((int)agent.Status < 500, $"{text}: {agent.Status}");
            }
        }

        foreach (var rest in new[] { "state=99&level=-1&type=%00&topic='&in=xx&agent=x&since=7&order=9&page=99999", "kind=nothing&page=0" })
        {
            await agent.OpenAsync($"/de/agents/search?q=router&{rest}");
            Assert.True((int)agent.Status < 500, rest);
        }
    }
}
