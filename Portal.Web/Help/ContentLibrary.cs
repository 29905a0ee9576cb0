using Portal.Web.Data;
using Portal.Web.Help.Content;

namespace Portal.Web.Help;

/// <summary>
/// Topics, troubles, glossary, the provider's facts and what guides the search, in
/// memory; loaded at start and again when "content" changes.
/// </summary>
public sealed class ContentLibrary(Database db)
{
    private volatile ContentSnapshot current = ContentSnapshot.Empty;

    public ContentSnapshot Current => current;

    public async Task LoadAsync(CancellationToken ct) => current = ContentSnapshot.From(await db.HelpFilesAsync(ct));
}
