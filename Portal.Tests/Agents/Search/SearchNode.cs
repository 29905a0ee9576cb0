using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Search;
using Portal.Tests.Data;
using Portal.Web.Agents.Search;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Site;
using Portal.Web.Status;
using Portal.Web.Tickets.Attachments;

namespace Portal.Tests.Agents.Search;

/// <summary>The search index of one node, in a folder of its own, over the database of a test.</summary>
internal sealed class SearchNode : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    public SearchNode(DatabaseFixture data, DirectoryInfo? at = null)
    {
        folder = at ?? Directory.CreateTempSubdirectory("portal-search-");
        var db = data.Another();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration["Data:Folder"] = folder.FullName;
        var options = new ProviderOptions();
        Files = new AttachmentFolder(builder.Configuration, builder.Environment);
        Index = new DeskIndex(
            [
                new TicketRecords(db, new TicketTexts(db), new AttachedText(Files)),
                new CustomerRecords(new CustomerDirectory(db, options)),
                new IncidentRecords(new IncidentReader(db)),
                new ReplyRecords(db),
            ],
            new RecordChanges(db),
            db.Dialect,
            options,
            builder.Configuration,
            builder.Environment,
            data.Clock,
            NullLogger<DeskIndex>.Instance
        );
    }

    public DeskIndex Index { get; }

    public AttachmentFolder Files { get; }

    public string Folder => Path.Combine(folder.FullName, "search");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The numbers of the tickets with these words, once the index has followed.</summary>
    public async Task<IReadOnlyList<long>> FindAsync(string text, string kind = RecordKinds.Ticket)
    {
        await Index.FollowAsync(Ct);
        var query = new RecordQuery
        {
            Text = text,
            Languages = Language.Codes,
            Limit = 1000,
        };
        return [.. Index.Current!.Search(query, Ct).Hits.Where(h => h.Kind == kind).Select(h => h.Id).Order()];
    }

    /// <summary>What a power cut would leave: the files as they are, while the node goes on.</summary>
    public DirectoryInfo Copy()
    {
        var copy = Directory.CreateTempSubdirectory("portal-search-");
        foreach (
            var file in Directory
                .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
        )
        {
            var to = Path.Combine(copy.FullName, "search", Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    /// <summary>Whether any file of the index holds this.</summary>
    public bool Holds(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Directory
            .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
            .Any(f => File.ReadAllBytes(f).AsSpan().IndexOf(bytes) >= 0);
    }

    public async ValueTask DisposeAsync()
    {
        await Index.EndAsync();
        folder.Delete(recursive: true);
    }
}
