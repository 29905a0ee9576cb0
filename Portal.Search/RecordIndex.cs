using Portal.Search.Records;

namespace Portal.Search;

/// <summary>Opens indexes of records.</summary>
public static class RecordIndex
{
    /// <summary>
    /// Opens the index of a folder, or begins one. An index that cannot be read, or has another fingerprint, is deleted and begun anew,
    /// with
    /// position 0. A folder is written by one index at a time: a second one is refused with an <see cref="IOException"/>.
    /// </summary>
    /// <param name="folder">A folder for nothing else; made when it is not there.</param>
    /// <param name="fingerprint">Says how records are put together by the caller: another one means that all of them look
    /// different.</param>
    public static IRecordIndex Open(string folder, string fingerprint) => IndexFolder.Open(folder, fingerprint);
}
