using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>
/// A copy of everything the portal holds of a person, as a file for programs (codes as they are, times in UTC) or as one to read. The
/// latter needs nothing but itself.
/// </summary>
internal sealed class DataExport(
    IReadOnlyList<PersonalDataTable> tables,
    DateTimeOffset madeAt,
    Language language,
    LocalTime time,
    IStringLocalizer<Text> texts
)
{
    private const string Style = """
        :root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.5 system-ui,sans-serif}
        h2{margin-top:2.5rem}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.2rem 1rem;
        padding-top:.6rem;border-top:1px solid}
        dd{margin:0;overflow-wrap:anywhere}
        @media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
        """;

    // Columns that hold a code of the portal. What people typed is never taken for one.
    private static readonly string[] Coded =
    [
        "customer.kind",
        "customer.state",
        "account.second_step",
        "sessions.is_persistent",
        "sessions.end_reason",
        "line-credentials.kind",
        "links.purpose",
        "links.data",
        "consents.given",
        "log.actor",
        "speed-tests.connection",
        "speed-tests.result",
    ];

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public byte[] ToJson() =>
        JsonSerializer.SerializeToUtf8Bytes(
            new { made_at = madeAt.UtcDateTime.ToString("O"), tables = tables.ToDictionary(t => t.Name, t => t.Rows) },
            Readable
        );

    public byte[] ToHtml()
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"")
            .Append(language.Code)
            .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
        html.Append(Safe(texts["Data.Title"]))
            .Append("</title><style>")
            .Append(Style)
            .Append("</style></head><body><main><h1>")
            .Append(Safe(texts["Data.Title"]))
            .Append("</h1><p>");
        html.Append(Safe(texts["Data.MadeAt", time.Moment(language, madeAt)])).Append("</p>");
        foreach (var table in tables)
            Write(html, table);
        return Encoding.UTF8.GetBytes(html.Append("</main></body></html>").ToString());
    }

    private void Write(StringBuilder html, PersonalDataTable table)
    {
        html.Append("<section><h2>").Append(Safe(Named(texts[$"DataExport.Table.{table.Name}"], table.Name))).Append("</h2>");
        if (table.Rows.Count == 0)
            html.Append("<p>").Append(Safe(texts["Data.Nothing"])).Append("</p>");
        foreach (var row in table.Rows)
        {
            html.Append("<dl>");
            foreach (var (column, value) in row.Where(c => c.Value is { Length: > 0 }))
                html.Append("<dt>")
                    .Append(Safe(Named(texts[$"DataExport.Column.{column.Replace('_', '-')}"], column)))
                    .Append("</dt><dd>")
                    .Append(Safe(Read(table.Name, row, column, value!)))
                    .Append("</dd>");
            html.Append("</dl>");
        }

        html.Append("</section>");
    }

    // For people: the hour of the place instead of UTC, words instead of codes.
    private string Read(string table, IReadOnlyDictionary<string, string?> row, string column, string value) =>
        (table, column) switch
        {
            ("log", "action") => AuditTexts.Describe(texts, value),
            ("log", "detail") => AuditTexts.PlaceOf(row["action"] ?? "", value) ?? value,
            ("roles", "role") => Named(texts[$"Role.{value}"], value),
            ("lines", "technology") => Named(texts[$"Service.Technology.{Key(value)}"], value),
            ("lines", "state") => Named(texts[$"Service.State.{Key(value)}"], value),
            ("consents", "purpose") => Named(texts[$"Consents.{value}.Title"], value),
            ("accessibility-needs", "needs") => string.Join(", ", value.Split(' ').Select(n => Named(texts[$"Needs.{n}"], n))),
            ("contact", "channel") => Named(texts[$"Contact.Channel.{value}"], value),
            ("contact", "call_time") => Named(texts[$"Contact.CallTime.{value}"], value),
            ("bills", "state") => Named(texts[$"DataExport.Value.bill.{value}"], value),
            ("tickets", "type") => Named(texts[$"Tickets.Type.{Key(value)}"], value),
            (_, "language") => Language.TryFind(value, out var named) ? named.Name : value,
            _ when column == "at" || column.EndsWith("_at", StringComparison.Ordinal) => Moment(value),
            _ when Coded.Contains($"{table}.{column}") => Named(texts[$"DataExport.Value.{value}"], value),
            _ => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? language.Write(day)
                : value,
        };

    private static string Key(string code) => code[..1].ToUpperInvariant() + code[1..];

    private string Moment(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? time.Moment(language, at)
            : value;

    // A table that is newer than the texts is still in the copy, under its own name.
    private static string Named(LocalizedString text, string name) => text.ResourceNotFound ? name : text.Value;

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
