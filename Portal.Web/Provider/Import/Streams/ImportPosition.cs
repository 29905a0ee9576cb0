using Portal.Web.Data;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>How far a file has been imported. It is written with the rows, so it never says more or less than what is there.</summary>
internal static class ImportPosition
{
    private const string Read = "select row_count from import_progress where file_hash = @hash and kind = @kind";

    private const string Write = """
        insert into import_progress (file_hash, kind, row_count, changed_at) values (@hash, @kind, @rows, @Now)
        on conflict (file_hash, kind) do update set row_count = excluded.row_count, changed_at = excluded.changed_at
        """;

    private const string Forget = "delete from import_progress where file_hash = @hash";

    // Of imports that nobody ran again.
    private const string ForgetOld = "delete from import_progress where changed_at < @before";

    private const int KeepDays = 30;

    /// <summary>How many rows of a kind were written by an import of the same file that did not come to its end.</summary>
    public static Task<long> FindAsync(Database db, string hash, RowKind kind, CancellationToken ct) =>
        db.SingleOrDefaultAsync<long>(Read, new { hash, kind = kind.Word() }, ct);

    public static Task AdvanceAsync(UnitOfWork work, string hash, RowKind kind, long rows) =>
        work.ExecuteAsync(
            Write,
            new
            {
                hash,
                kind = kind.Word(),
                rows,
                work.Now,
            }
        );

    /// <summary>The file has been imported to its end; the next time it is read from its beginning.</summary>
    public static async Task EndAsync(UnitOfWork work, string hash)
    {
        await work.ExecuteAsync(Forget, new { hash });
        await work.ExecuteAsync(ForgetOld, new { before = work.Now.AddDays(-KeepDays) });
    }
}
