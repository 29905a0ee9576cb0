using System.Text.RegularExpressions;
using Portal.Tests.Data;
using Portal.Web.Data;

namespace Portal.Tests.Map;

/// <summary>
/// Types, tables, columns, audit actions and keys of texts are called by the field's standard terms. These are names they once had; each
/// says less than the term that replaced it.
/// </summary>
public sealed partial class VocabularyTests(SqliteFixture data) : IClassFixture<SqliteFixture>
{
    private const string Columns =
        "select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'";

    private const string Indexes = "select name from sqlite_master where type = 'index'";

    private static readonly string[] Folders = ["Portal.Web/", "Portal.Search/", "wwwroot/js/", "docs/"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_table_or_column_has_a_name_that_was_given_up()
    {
        var names = (await data.Database.ListAsync<string>(Columns, ct: Ct)).Select(n => n.Split('.')).ToList();
        Assert.Contains(names, n => n is ["ticket", "email"]);
        Assert.DoesNotContain(names, n => FormerTables.Contains(n[0]) || FormerColumns.Contains(n[1]));
        var indexes = await data.Database.ListAsync<string>(Indexes, ct: Ct);
        Assert.Contains("ticket_of_email", indexes);
        Assert.Empty(indexes.Intersect(FormerIndexes));
    }

    [Fact]
    public void No_text_in_a_record_or_a_form_has_a_name_that_was_given_up()
    {
        Type[] texts = [typeof(string), typeof(Portal.Web.Status.LocalizedText)];
        Assert.Empty(
            typeof(Portal.Web.Data.Database)
                .Assembly.GetTypes()
                .SelectMany(t => t.GetProperties())
                .Where(p => texts.Contains(p.PropertyType) && FormerProperties.Contains(p.Name))
                .Select(p => $"{p.DeclaringType}.{p.Name}")
                .Distinct()
        );
        Assert.Empty(
            from file in Repository.Below("Portal.Web/", ".cshtml")
            from Match name in FormerField().Matches(Repository.Text(file))
            select $"{file}: {name.Value}"
        );
    }

    [Fact]
    public void No_action_of_the_audit_trail_has_a_verb_that_was_given_up()
    {
        var written = Repository
            .Below("Portal.Web/", ".cs")
            .Where(f => !f.EndsWith("/AuditActions.cs", StringComparison.Ordinal))
            .SelectMany(f => Action().Matches(Repository.Text(f)))
            .Select(m => m.Groups[1].Value)
            .ToHashSet();
        Assert.Contains("session.started", written);
        Assert.DoesNotContain(written, a => AuditActions.Current(a) != a || FormerVerbs.Contains(a.Split('.', '-')[^1]));
    }

    [Fact]
    public void No_key_of_a_text_has_a_word_that_was_given_up()
    {
        var keys = Texts.In("en").Keys.Where(k => k != "Insights.RareWords").ToList(); // these are words: what readers search for
        Assert.DoesNotContain(keys, k => Array.Exists(FormerKeyWords, w => Array.Exists(k.Split('.'), part => EndsOrBeginsWith(part, w))));
    }

    [Fact]
    public void No_type_has_a_name_that_was_given_up()
    {
        Type[] anchors = [typeof(Portal.Web.Data.Database), typeof(Portal.Search.SearchEngine)];
        var types = anchors
            .SelectMany(a => a.Assembly.GetTypes())
            .Where(t => t.Namespace?.StartsWith("Portal", StringComparison.Ordinal) == true && !t.IsNested);
        Assert.Empty(
            types
                .Select(t => t.Name.Split('`')[0])
                .Where(n => Former.Contains(n) || n.EndsWith("Desk", StringComparison.Ordinal))
                .Distinct()
        );
    }

    [Fact]
    public void No_code_or_comment_has_a_word_that_was_given_up()
    {
        var files = Folders.SelectMany(f => Repository.Below(f, ".cs", ".cshtml", ".js", ".md", ".resx")).ToList();
        Assert.Contains("Portal.Web/Tickets/Ticket.cs", files);
        Assert.Empty(
            from file in files
            where !file.EndsWith("/OldAddresses.cs", StringComparison.Ordinal)
            where !file.StartsWith("docs/decisions/0020-", StringComparison.Ordinal) // has some as examples
            from Match word in FormerWord().Matches(Repository.Text(file))
            select $"{file}: {word.Value}"
        );
    }

    [Fact]
    public void No_class_of_the_style_sheets_has_a_name_that_was_given_up() =>
        Assert.Empty(
            from file in Repository.Below("wwwroot/css/", ".css").Concat(Repository.Below("Portal.Web/", ".cshtml"))
            from Match name in FormerClass().Matches(Repository.Text(file))
            select $"{file}: {name.Value}"
        );

    // "MainText" and "TextMissing", not "Password" for "Word".
    private static bool EndsOrBeginsWith(string part, string word) =>
        part.EndsWith(word, StringComparison.Ordinal)
        || (part.StartsWith(word, StringComparison.Ordinal) && char.IsUpper(part[word.Length]));

    [GeneratedRegex(@"""([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)""")]
    private static partial Regex Action();

    // Who works there is the help desk, or agents; "desk" alone stands only in addresses of before.
    [GeneratedRegex(@"[Dd]ossiers?\b|\b[Ss]hel(f|ves)\b|\bat (the|a) door\b|\b[Tt]he desk\b|[Pp]aper[ _]?[Cc]ode")]
    private static partial Regex FormerWord();

    // In a style sheet, and in a view.
    [GeneratedRegex(
        @"\.(brand|desk|pressing|status-deeds|told)\b|@layer desk\b|class=""[^""]*\b(brand|pressing|status-deeds|told)\b|data-desk\b"
    )]
    private static partial Regex FormerClass();

    [GeneratedRegex(@"\bname=""(came|mail|opinion|readysaying|readytitle|who|words)\b")]
    private static partial Regex FormerField();
}
