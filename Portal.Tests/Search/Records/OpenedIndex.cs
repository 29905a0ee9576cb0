using Portal.Search;

namespace Portal.Tests.Search.Records;

/// <summary>An index in a folder of its own, which is opened, closed and looked into, and goes with the test.</summary>
internal sealed class OpenedIndex : IDisposable
{
    public const string Fingerprint = "test 1";

    public static readonly string[] All = ["en", "de", "es", "pt", "ru", "ca"];
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public OpenedIndex() => Index = RecordIndex.Open(Folder, Fingerprint);

    public string Folder { get; } = Directory.CreateTempSubdirectory("portal-records-").FullName;

    public IRecordIndex Index { get; private set; }

    public static IndexRecord Ticket(long id, string text, string language = "en", params (string Name, string Value)[] fields) =>
        new()
        {
            Kind = "ticket",
            Id = id,
            Texts = [new(language, text)],
            Fields = [.. fields.Select(field => new RecordField(field.Name, field.Value))],
            OpenedAt = Start.AddHours(id),
            ChangedAt = Start.AddHours(id),
        };

    /// <summary>Puts and shows.</summary>
    public OpenedIndex With(params IndexRecord[] records)
    {
        Index.Put(records);
        Index.Refresh();
        return this;
    }

    public RecordResults Search(string text, params RecordFilter[] filters) => Search(Query(text, filters));

    public RecordResults Search(RecordQuery query) => Index.Search(query, TestContext.Current.CancellationToken);

    /// <summary>The ids found, sorted.</summary>
    public string Ids(string text, params RecordFilter[] filters) => Sorted(Search(text, filters).Hits);

    public string Ids(RecordQuery query) => Sorted(Search(query).Hits);

    public static RecordQuery Query(string text, params RecordFilter[] filters) =>
        new()
        {
            Text = text,
            Languages = All,
            Filters = filters,
        };

    public void Reopen(string fingerprint = Fingerprint)
    {
        Index.Dispose();
        Index = RecordIndex.Open(Folder, fingerprint);
    }

    public void Close() => Index.Dispose();

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Sorted(IReadOnlyList<RecordHit> hits) => string.Join(' ', hits.Select(hit => hit.Id).Order());
}
