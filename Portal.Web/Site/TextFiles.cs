using System.Globalization;
using System.Resources;

namespace Portal.Web.Site;

/// <summary>The resource files of all slices, each named Text.resx and its translations, read as one.</summary>
public class TextFiles
{
    private const string Ending = ".Text.resources";

    private readonly ResourceManager[] slices =
    [
        .. typeof(TextFiles)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(Ending, StringComparison.Ordinal))
            .Select(n => new ResourceManager(n[..^".resources".Length], typeof(TextFiles).Assembly)),
    ];

    /// <summary>Key and text of what is written in this culture itself, without what it would inherit.</summary>
    public virtual IEnumerable<KeyValuePair<string, string>> Read(CultureInfo culture) =>
        from slice in slices
        let set = slice.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
        where set is not null
        from System.Collections.DictionaryEntry entry in set
        select KeyValuePair.Create((string)entry.Key, (string)entry.Value!);
}
