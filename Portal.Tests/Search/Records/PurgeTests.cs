using System.Text;
using Portal.Search;

namespace Portal.Tests.Search.Records;

/// <summary>After a purge no file of the folder holds anything of removed or replaced records.</summary>
public sealed class PurgeTests : IDisposable
{
    private static readonly string[] Traces = ["zyxwvut", "quartzfjord", "жучокщит", "secret.mailbox", "exactsecret"];

    private readonly OpenedIndex opened = new();

    public void Dispose() => opened.Dispose();

    [Theory]
    [InlineData(false), InlineData(true)]
    public void The_bytes_of_what_was_removed_are_gone(bool committedBefore)
    {
        var others = Enumerable.Range(1, 50).Select(id => OpenedIndex.Ticket(id, $"router of somebody else {id}", "en", ("state", "open")));
        opened.With([.. others, Personal(1000), Personal(1001)]);
        if (committedBefore)
            opened.Index.Commit(5);
        opened.Index.Remove("ticket", [1000]);
        opened.With(OpenedIndex.Ticket(1001, "what replaces it", "en"));
        opened.Index.Commit(6);
        Assert.NotEmpty(Found()); // else the test looks for the wrong thing
        opened.Index.Purge();
        Assert.Empty(Found());
        Assert.Equal(6, opened.Index.Position);
        Assert.Equal(51, opened.Index.Count);
        Assert.Equal("1001", opened.Ids("replaces"));
        Assert.Equal(50, opened.Search("router").Total);
        opened.Reopen();
        Assert.Equal(6, opened.Index.Position);
        Assert.Empty(Found());
    }

    [Fact]
    public async Task Searches_and_changes_go_on_meanwhile()
    {
        for (var id = 1; id <= 2000; id++)
            opened.Index.Put([OpenedIndex.Ticket(id, $"router {id}")]);
        opened.Index.Refresh();
        opened.Index.Remove("ticket", [.. Enumerable.Range(1, 500).Select(id => (long)id)]);
        var purge = Task.Run(opened.Index.Purge, TestContext.Current.CancellationToken);
        for (var id = 3000; id < 3030; id++)
        {
            opened.With(OpenedIndex.Ticket(id, "router"));
            Assert.InRange(opened.Search("router").Total, 1500, 2030);
        }
        await purge;
        opened.Index.Refresh();
        Assert.Equal(1530, opened.Search("router").Total);
    }

    private static IndexRecord Personal(long id) =>
        OpenedIndex.Ticket(id, "zyxwvut quartzfjord", "en", ("agent", "exactsecret")) with
        {
            Texts = [new("en", "zyxwvut quartzfjord"), new("ru", "жучокщит")],
            Names = ["secret.mailbox@example.org"],
        };

    /// <summary>
    /// Which traces are in which files. Terms are kept as UTF-8 in order, without the letters a term shares with the one before: so the
    /// last five letters are looked for, in UTF-8 and in both orders of UTF-16.
    /// </summary>
    private List<string> Found() =>
        [
            .. from file in Directory.GetFiles(opened.Folder)
            let bytes = File.ReadAllBytes(file)
            from trace in Traces
            from encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }
            where bytes.AsSpan().IndexOf(encoding.GetBytes(trace[^5..])) >= 0
            select $"{trace} in {Path.GetFileName(file)}",
        ];
}
