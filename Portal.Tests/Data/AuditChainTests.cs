using System.Globalization;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>The trail is made of chains: what is changed, taken out or moved is found and named.</summary>
public abstract class AuditChainTests(DatabaseFixture data)
{
    private const string Old = "insert into audit (at, actor, action, target, detail) values (@at, 'system', 'thing.done', @target, '')";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_who_write_at_once_make_one_chain()
    {
        await using var place = await PlaceAsync(data);
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(async writer =>
                {
                    for (var n = 0; n < 25; n++)
                        await DoAsync(place, $"writer {writer}", 1 + (n % 2));
                })
        );
        var report = await VerifyAsync(place);
        Assert.Empty(report.Faults);
        Assert.Equal(16 * (13 + (12 * 2)), report.Rows);
    }

    [Fact]
    public async Task Rows_from_before_there_was_a_chain_are_taken_into_one_a_portion_at_a_time_and_none_after_them()
    {
        await using var place = await PlaceAsync(data);
        await place.WriteAsync(
            async work =>
            {
                foreach (var n in Enumerable.Range(0, 1005))
                    await work.ExecuteAsync(Old, new { at = work.Now, target = $"old {n}" });
            },
            Ct
        );
        await place.WriteAsync(work => work.ExecuteAsync("update audit_head set until_id = (select max(id) from audit) where id = 0"), Ct);
        await DoAsync(place, "meanwhile");
        Assert.Empty((await VerifyAsync(place)).Faults);
        await Task.WhenAll(AuditTrail.AdoptAsync(place, Ct), AuditTrail.AdoptAsync(place, Ct));
        var report = await VerifyAsync(place);
        Assert.Empty(report.Faults);
        Assert.Equal(1006, report.Rows);
        await place.WriteAsync(work => work.ExecuteAsync(Old, new { at = work.Now, target = "slipped in" }), Ct);
        await AuditTrail.AdoptAsync(place, Ct);
        Assert.Contains("slipped in", Assert.Single((await VerifyAsync(place)).Faults), StringComparison.Ordinal);
        await place.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "delete from audit where target = 'slipped in'; update audit set detail = 'harmless' where target = 'old 7'"
                ),
            Ct
        );
        Assert.Contains("Row 0/8 ", Assert.Single((await VerifyAsync(place)).Faults), StringComparison.Ordinal);
    }

    // Each chain has eight rows; what is done to one of them is found, whichever it is.
    [Theory]
    [InlineData("update audit set detail = 'harmless' where seq = 4 and chain = {0}", "Row {0}/4 ")]
    [InlineData("update audit set actor = 'somebody else' where seq = 4 and chain = {0}", "Row {0}/4 ")]
    [InlineData("delete from audit where seq = 4 and chain = {0}", "Row {0}/4 is missing")]
    [InlineData("delete from audit where seq in (3, 4, 5) and chain = {0}", "Rows {0}/3 to {0}/5 are missing")]
    [InlineData("delete from audit where seq > 6 and chain = {0}", "The last 2 rows of chain {0} are missing")]
    [InlineData("delete from audit where chain = {0}", "The last 8 rows of chain {0} are missing")]
    [InlineData(
        """
            update audit set seq = case seq when 2 then 102 when 3 then 103 end where seq in (2, 3) and chain = {0}; update audit
            set seq = 105 - seq where seq > 100
            """,
        "Row {0}/2 "
    )]
    [InlineData("update audit set chain = 0, seq = 1 where seq = 8 and chain = {0}", "Row 0/1 ")]
    [InlineData("update audit set chain = 77 where seq = 8 and chain = {0}", "outside the trail")]
    [InlineData("update audit_head set seq = 7 where id = {0}", "Chain {0} does not end")]
    [InlineData("delete from audit_head where id = {0}", "The end of chain {0} is not known")]
    public async Task What_was_done_to_the_trail_is_named(string harm, string named)
    {
        await using var place = await PlaceAsync(data);
        var chains = place.Dialect.AuditChains;
        for (var n = 0; n < 8 * chains; n++)
            await DoAsync(place, $"thing {n}");
        Assert.Empty((await VerifyAsync(place)).Faults);
        await place.WriteAsync(work => work.ExecuteAsync(string.Format(CultureInfo.InvariantCulture, harm, chains)), Ct);
        Assert.Contains(
            (await VerifyAsync(place)).Faults,
            f => f.Contains(string.Format(CultureInfo.InvariantCulture, named, chains), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Two_rows_of_two_chains_cannot_change_places()
    {
        await using var place = await PlaceAsync(data);
        for (var n = 0; n < 16; n++)
            await DoAsync(place, $"thing {n}");
        await place.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("update audit set seq = 100 where seq = 2 and chain = 1");
                await work.ExecuteAsync("update audit set chain = 2 where seq = 100 and chain = 1");
            },
            Ct
        );
        Assert.NotEmpty((await VerifyAsync(place)).Faults);
    }

    [Fact]
    public async Task Who_noted_the_end_finds_out_that_a_chain_was_shortened()
    {
        await using var place = await PlaceAsync(data);
        for (var n = 0; n < 4 * place.Dialect.AuditChains; n++)
            await DoAsync(place, $"thing {n}");
        var (verification, end) = (new AuditVerification(place), (await VerifyAsync(place)).End);
        Assert.Equal(place.Dialect.AuditChains, end.Split(' ').Length);
        await DoAsync(place, "later");
        Assert.Empty((await verification.RunAsync(end, Ct)).Faults);
        await place.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    delete from audit where seq > 3 and chain = 1; update audit_head
                    set seq = 3, hash = (select hash from audit where seq = 3 and chain = 1) where id = 1
                    """
                ),
            Ct
        );
        Assert.Empty((await verification.RunAsync(null, Ct)).Faults);
        var noted = end.Split(' ').Single(e => e.StartsWith("1/", StringComparison.Ordinal));
        Assert.Contains(noted, Assert.Single((await verification.RunAsync(end, Ct)).Faults), StringComparison.Ordinal);
        // as it was noted while there was one chain
        Assert.Contains(noted, Assert.Single((await verification.RunAsync(noted[2..], Ct)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_deletes_rows_and_makes_all_hashes_anew_is_found_by_the_seal()
    {
        await using var place = await PlaceAsync(data, new AuditKey("a key that lies in the settings and in no table"));
        for (var n = 0; n < 3 * place.Dialect.AuditChains; n++)
            await DoAsync(place, $"thing {n}");
        Assert.Contains("not sealed", (await VerifyAsync(place)).Faults[0], StringComparison.Ordinal);
        Assert.True(await AuditTrail.SealAsync(place, Ct));
        for (var n = 0; n < 3 * place.Dialect.AuditChains; n++)
            await DoAsync(place, $"later {n}");
        Assert.Empty((await VerifyAsync(place)).Faults);
        await ForgeAsync(place, "delete from audit where chain = 1 and seq = 2");
        Assert.Equal(["The seal of chain 1 does not fit its end: rows were written without the key."], (await VerifyAsync(place)).Faults);
        for (var n = 0; n < 2 * place.Dialect.AuditChains; n++)
            await DoAsync(place, $"after {n}");
        Assert.Single((await VerifyAsync(place)).Faults); // what is written over it does not heal it
    }

    [Fact]
    public async Task A_tail_that_is_cut_off_or_written_without_the_key_is_found_by_the_seal_and_a_missing_key_is_told()
    {
        await using var place = await PlaceAsync(data, new AuditKey("a key that lies in the settings and in no table"));
        await AuditTrail.SealAsync(place, Ct);
        for (var n = 0; n < 4 * place.Dialect.AuditChains; n++)
            await DoAsync(place, $"thing {n}");
        await ForgeAsync(place, "delete from audit where chain = 1 and seq > 2");
        Assert.Contains("chain 1", Assert.Single((await VerifyAsync(place)).Faults), StringComparison.Ordinal);
        await using var keyless = new Database(place.Dialect, data.Clock);
        Assert.NotEmpty((await VerifyAsync(keyless)).Faults);
        Assert.False(await AuditTrail.SealAsync(keyless, Ct));
    }

    [Fact]
    public async Task A_change_that_fails_leaves_the_chain_as_it_was()
    {
        await using var place = await PlaceAsync(data);
        await DoAsync(place, "before");
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            place.WriteAsync(
                async work =>
                {
                    await work.AuditAsync("A", "thing.done", "never");
                    throw new InvalidOperationException("Not allowed");
                },
                Ct
            )
        );
        await DoAsync(place, "after");
        var report = await VerifyAsync(place);
        Assert.Empty(report.Faults);
        Assert.Equal(2, report.Rows);
    }

    // Each on a database of its own, for each harms it.
    private static async Task<Database> PlaceAsync(DatabaseFixture data, AuditKey? key = null)
    {
        var place = await data.EmptyAsync();
        await data.MigrateAsync(place, Ct);
        return new Database(place, data.Clock, key);
    }

    private static Task DoAsync(Database place, string target, int times = 1) =>
        place.WriteAsync(
            async work =>
            {
                for (var n = 0; n < times; n++)
                    await work.AuditAsync("person:a", "thing.done", target, "Ärger: 4");
            },
            Ct
        );

    // What a script can do that may write to the database: take rows out, and number and hash the rest of the chain anew.
    private static Task ForgeAsync(Database place, string harm) =>
        place.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(harm);
                var (seq, hash) = (0L, "");
                foreach (
                    var row in await work.ListAsync<AuditRow>(
                        "select id, at, actor, action, target, detail from audit where chain = 1 order by seq"
                    )
                )
                {
                    hash = AuditTrail.HashOf(hash, ++seq, row);
                    await work.ExecuteAsync(
                        "update audit set seq = @seq, hash = @hash where id = @Id",
                        new
                        {
                            row.Id,
                            seq,
                            hash,
                        }
                    );
                }

                await work.ExecuteAsync("update audit_head set seq = @seq, hash = @hash where id = 1", new { seq, hash });
            },
            Ct
        );

    private static Task<AuditReport> VerifyAsync(Database place) => new AuditVerification(place).RunAsync(null, Ct);

    public sealed class OnSqlite(SqliteFixture data) : AuditChainTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : AuditChainTests(data), IClassFixture<PostgresFixture>;
}
