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

    private static readonly string[] FormerTables = ["clock_step", "kept_form", "ticket_tried"];

    private static readonly string[] FormerColumns =
    [
        "alerted_for",
        "asked_at",
        "ended_because",
        "ends",
        "forget_at",
        "free_at",
        "guesses",
        "kept_at",
        "last_at",
        "locked_because",
        "made_at",
        "made_by",
        "mail",
        "mail_on_line",
        "mail_proven_at",
        "proved_at",
        "reopened",
        "second_mail",
        "stamp",
        "started",
        "state_at",
        "stays",
        "suspected_at",
        "way",
        "what",
        "who",
        "words",
    ];

    // As the last word of an action.
    private static readonly string[] FormerVerbs =
    [
        "asked",
        "begun",
        "came",
        "cut",
        "guessed",
        "judged",
        "kept",
        "lapsed",
        "made",
        "moved",
        "paper",
        "proof",
        "proved",
        "set",
        "taken",
        "tied",
        "told",
        "untied",
    ];

    private static readonly string[] FormerKeyWords = ["Came", "Clock", "Opinion", "Paper", "Proof", "Told", "Tried", "Unproven", "Words"];

    private static readonly string[] Folders = ["Portal.Web/", "Portal.Search/"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly HashSet<string> Former =
    [
        "Accent",
        "ActPage",
        "Arrival",
        "Bodies",
        "BoundParts",
        "Brand",
        "Browsers",
        "Came",
        "Clocks",
        "Clockwork",
        "Deed",
        "DeskPost",
        "DeskReport",
        "DoorPage",
        "Doorkeeper",
        "Dossier",
        "Drawing",
        "Ending",
        "Entrance",
        "Finder",
        "FinishedPage",
        "FinishedPageStore",
        "FinishedPart",
        "Finishing",
        "Following",
        "FormKey",
        "Guesses",
        "HeadingSurvey",
        "INotice",
        "IOwnData",
        "InARow",
        "Insertions",
        "Inviting",
        "Judge",
        "Judged",
        "KeyPicture",
        "KnownHosts",
        "LastKnown",
        "Letter",
        "LetterPairs",
        "Matter",
        "NobodysPassword",
        "NotMe",
        "OpinionCount",
        "OutboxSignal",
        "OwnCopy",
        "Package",
        "PageDropper",
        "PaperCode",
        "Parts",
        "Patient",
        "Pending",
        "PromiseClock",
        "Proof",
        "Proving",
        "PublicAddress",
        "ReadableForms",
        "Sealing",
        "Shelf",
        "Shown",
        "Standing",
        "Standings",
        "StillBroken",
        "Tally",
        "TicketClocks",
        "TicketPost",
        "TooMuchException",
        "Tried",
        "Trouble",
        "Typed",
        "Unneeded",
        "Unseen",
        "Verdict",
        "Ways",
        "Work",
        "Written",
        "WrittenMail",
    ];

    [Fact]
    public async Task No_table_or_column_has_a_name_that_was_given_up()
    {
        var names = (await data.Database.ListAsync<string>(Columns, ct: Ct)).Select(n => n.Split('.')).ToList();
        Assert.Contains(names, n => n is ["ticket", "email"]);
        Assert.DoesNotContain(names, n => FormerTables.Contains(n[0]) || FormerColumns.Contains(n[1]));
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
        var files = Folders.SelectMany(f => Repository.Below(f, ".cs", ".cshtml")).ToList();
        Assert.Contains("Portal.Web/Tickets/Ticket.cs", files);
        Assert.Empty(
            from file in files
            where !file.EndsWith("/OldAddresses.cs", StringComparison.Ordinal)
            from Match word in FormerWord().Matches(Repository.Text(file))
            select $"{file}: {word.Value}"
        );
    }

    [Fact]
    public void No_class_of_the_style_sheets_has_a_name_that_was_given_up() =>
        Assert.Empty(
            from file in Repository.Below("wwwroot/css/", ".css")
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

    [GeneratedRegex(@"\.desk\b|@layer desk\b")]
    private static partial Regex FormerClass();
}
