using Portal.Search;

namespace Portal.Tests.Search.Engine;

/// <summary>Articles and queries of made-up words, the same ones for the same seed.</summary>
internal sealed class RandomArticles(int seed)
{
    private readonly Random random = new(seed);

    public Document Next(int id) =>
        new()
        {
            Id = $"a{id:D4}",
            Language = "en",
            Title = Words(1 + random.Next(5)),
            Topic = $"topic{random.Next(4)}",
            Keywords = [Words(random.Next(3))],
            Summary = Words(random.Next(8)),
            Sections =
            [
                new() { Text = Words(random.Next(60)) },
                new()
                {
                    Heading = Words(2),
                    Anchor = "more",
                    Text = Words(random.Next(40)),
                },
            ],
        };

    public List<Document> Many(int count) => [.. Enumerable.Range(0, count).Select(Next)];

    /// <summary>Frequent words are frequent as in real texts: the number of a word is the square of a uniform one.</summary>
    public string Words(int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => $"w{Syllables((int)(400 * Math.Pow(random.NextDouble(), 2)))}"));

    private static string Syllables(int number) =>
        $"{"bdfgklmnpr"[number % 10]}{"aeio"[number / 10 % 4]}{"tskz"[number / 40 % 4]}{"ou"[number / 160 % 2]}x";
}
