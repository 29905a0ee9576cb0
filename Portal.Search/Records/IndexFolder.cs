using Lucene.Net.Store;
using Directory = System.IO.Directory;

namespace Portal.Search.Records;

/// <summary>The files of an index: opens what can be used and deletes what cannot.</summary>
internal static class IndexFolder
{
    private const string FingerprintKey = "fingerprint";
    private const string PositionKey = "position";

    public static LuceneIndex Open(string folder, string fingerprint)
    {
        Directory.CreateDirectory(folder);
        var expected = $"{RecordFields.Layout} {fingerprint}";
        try
        {
            var index = new LuceneIndex(folder, expected);
            if (index.IsNew || index.HasFingerprint(expected))
                return index;
            index.Abandon();
        }
        catch (Exception error) when (IsDamage(error))
        {
            // Only a read model: made anew from the database.
        }
        Delete(folder);
        return new(folder, expected);
    }

    public static Dictionary<string, string> CommitData(string fingerprint, long position) =>
        new() { [FingerprintKey] = fingerprint, [PositionKey] = position.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    public static string? FingerprintOf(IDictionary<string, string>? data) =>
        data is not null && data.TryGetValue(FingerprintKey, out var fingerprint) ? fingerprint : null;

    public static long PositionOf(IDictionary<string, string>? data) =>
        data is not null && data.TryGetValue(PositionKey, out var text) && long.TryParse(text, out var position) ? position : 0;

    /// <summary>Whether an error says that what is in the files cannot be what was written.</summary>
    /// <remarks>Of a damaged file the library throws whatever the bytes lead it to, so all errors count but the one of a lock.</remarks>
    public static bool IsDamage(Exception error) => error is not LockObtainFailedException;

    /// <summary>Deletes what an index consists of and nothing else, should the folder hold something else by mistake.</summary>
    private static void Delete(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
            if (
                Path.GetFileName(file) is ['_', ..] or "write.lock"
                || Path.GetFileName(file).Contains("segments", StringComparison.Ordinal)
            )
                File.Delete(file);
    }
}
