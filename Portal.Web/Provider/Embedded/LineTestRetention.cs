using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>Forgets tests of lines: after two weeks they say nothing of the line any more, and they are personal data.</summary>
internal sealed class LineTestRetention(Database db)
{
    private const string Forget = """
        delete from line_test where id in (select id from line_test where started_at < @before order by started_at limit @Portion)
        """;

    private const int Days = 14;
    private const int Portion = 500;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (forgotten, last) = (0, 0);
        do
        {
            last = await db.WriteAsync(work => work.ExecuteAsync(Forget, new { before = work.Now.AddDays(-Days), Portion }), ct);
            forgotten += last;
        } while (last == Portion && !ct.IsCancellationRequested);
        return forgotten;
    }
}
