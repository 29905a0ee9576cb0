namespace Portal.Tests.Map;

/// <summary>
/// Types are called by the field's standard terms. These are names the code once
/// had; each says less than the term that replaced it.
/// </summary>
public sealed class VocabularyTests
{
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
        "OutboxSignal",
        "OwnCopy",
        "Package",
        "PageDropper",
        "PaperCode",
        "Parts",
        "Patient",
        "Pending",
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
}
