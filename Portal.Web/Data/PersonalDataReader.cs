using System.Globalization;

namespace Portal.Web.Data;

/// <summary>
/// Reads own data by a plain statement: each column becomes a line, instants (columns that end in "_at") the same text on every database.
/// </summary>
public static class PersonalDataReader
{
    public static async Task<PersonalDataTable> OwnTableAsync(
        this Database db,
        string name,
        string sql,
        object values,
        CancellationToken ct
    ) =>
        new(
            name,
            [
                .. (await db.ListAsync<object>(sql, values, ct)).Select(row =>
                    ((IDictionary<string, object?>)row).ToDictionary(c => c.Key, Written)
                ),
            ]
        );

    private static string? Written(KeyValuePair<string, object?> column) =>
        column switch
        {
            { Value: null or DBNull } => null,
            { Key: var key, Value: string text } when IsInstant(key) => Write(
                DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            ),
            { Value: DateTime at } => Write(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))),
            { Value: DateTimeOffset at } => Write(at),
            { Value: var other } => Convert.ToString(other, CultureInfo.InvariantCulture),
        };

    private static bool IsInstant(string column) => column == "at" || column.EndsWith("_at", StringComparison.Ordinal);

    private static string Write(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
