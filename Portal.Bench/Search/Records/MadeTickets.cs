using System.Globalization;
using System.Text;
using Portal.Search;

namespace Portal.Bench.Search.Records;

/// <summary>A ticket that nobody wrote.</summary>
internal sealed record MadeTicket
{
    public required int Id { get; init; }
    public required string Language { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public required string State { get; init; }
    public required int Level { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required IReadOnlyList<string> Names { get; init; }
    public required IReadOnlyList<string> Codes { get; init; }

    public IndexRecord ToRecord(string[] topics) =>
        new()
        {
            Kind = "ticket",
            Id = Id,
            Texts = [new(Language, Subject, 3), new(Language, Body)],
            Names = Names,
            Codes = Codes,
            Fields =
            [
                new("state", State),
                new("level", Level.ToString(CultureInfo.InvariantCulture)),
                new("language", Language),
                new("topic", topics[Id % topics.Length]),
                new("agent", $"agent{Id % 50}"),
            ],
            OpenedAt = OpenedAt,
            ChangedAt = ChangedAt,
        };
}

/// <summary>Makes tickets from a seed: the same number is always the same ticket, so that nobody need keep them.</summary>
internal sealed class MadeTickets(string content, string? collections, int seed)
{
    public static readonly string[] Languages = ["en", "de", "es", "pt", "ru", "ca"];
    public static readonly string[] States = ["InProgress", "Pending", "Resolved", "Closed"];
    public static readonly string[] Topics =
    [
        "outage",
        "speed",
        "router",
        "bill",
        "move",
        "contract",
        "television",
        "telephone",
        "mail",
        "other",
    ];

    private const string Syllables =
        "ba be bi bo da de di do fa fe ka ke ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to";
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Parts = Syllables.Split(' ');

    private readonly MadeWords[] words = [.. Languages.Select(language => new MadeWords(language, content, collections))];

    public MadeWords WordsOf(string language) => words[Array.IndexOf(Languages, language)];

    public MadeTicket Make(int id)
    {
        var random = new Random(seed + id);
        var language = random.Next(100) switch
        {
            < 30 => 0,
            < 55 => 1,
            < 70 => 2,
            < 80 => 3,
            < 92 => 4,
            _ => 5,
        };
        var opened = First.AddMinutes(id * 1.5).AddSeconds(random.Next(86_400));
        return new()
        {
            Id = id,
            Language = Languages[language],
            Subject = Sentence(words[language], random, random.Next(3, 9)),
            Body = Body(words[language], random),
            // Few are open: most tickets of three years are closed.
            State = States[
                random.Next(100) switch
                {
                    < 4 => 0,
                    < 6 => 1,
                    < 9 => 2,
                    _ => 3,
                }
            ],
            Level = random.Next(10) switch
            {
                < 7 => 1,
                < 9 => 2,
                _ => 3,
            },
            OpenedAt = opened,
            ChangedAt = opened.AddHours(random.Next(200)),
            Names = Names(random),
            Codes =
            [
                $"T-{id / 10_000:D4}-{id % 10_000:D4}",
                $"+49 {random.Next(30, 999)} {random.Next(100_000, 9_999_999)}",
                Serial(random),
            ],
        };
    }

    private static string Body(MadeWords words, Random random)
    {
        var text = new StringBuilder();
        for (var sentences = random.Next(2, 7); sentences > 0; sentences--)
            text.Append(Sentence(words, random, random.Next(5, 13))).Append(". ");
        return text.ToString();
    }

    private static string Sentence(MadeWords words, Random random, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
            text.Append(i == 0 ? "" : " ").Append(words.Ranked[words.Rank(random)]);
        return text.ToString();
    }

    /// <summary>Of one customer in a third as many as tickets, so that names and streets come again.</summary>
    private string[] Names(Random ticket)
    {
        var random = new Random(seed - ticket.Next(350_000));
        var (first, last) = (Syllabic(random, 2, 300), Syllabic(random, 3, 20_000));
        return [$"{first} {last}", $"{Syllabic(random, 4, 5_000)} {random.Next(1, 200)}", $"{first}.{last}@example.org"];
    }

    private static string Syllabic(Random random, int syllables, int many)
    {
        var made = new Random(random.Next(many) + (100_000 * syllables));
        return string.Concat(Enumerable.Range(0, syllables).Select(_ => Parts[made.Next(Parts.Length)]));
    }

    private static string Serial(Random random) => string.Concat(Enumerable.Range(0, 12).Select(_ => Letters[random.Next(Letters.Length)]));
}
