using Portal.Search;
using Portal.Tests.Help.Content;
using Portal.Tests.Map;
using Portal.Web.Help.Content.Languages;

namespace Portal.Tests.Search.Guided;

/// <summary>The content of the portal, imported, and the index the site would build of it.</summary>
public sealed class ExamplesFixture : IAsyncLifetime
{
    private HelpDatabase? data;
    private IndexedHelp? help;

    internal ISearchEngine Engine { get; private set; } = new SearchEngine();

    internal LanguageFiles Files => help!.Library.Current.Languages;

    public async ValueTask InitializeAsync()
    {
        data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(Repository.Full("content"));
        help = await IndexedHelp.CreateAsync(data);
        Engine = await help.Index.EngineAsync(HelpDatabase.Ct);
    }

    public async ValueTask DisposeAsync()
    {
        help?.Dispose();
        if (data is not null)
            await data.DisposeAsync();
    }
}
