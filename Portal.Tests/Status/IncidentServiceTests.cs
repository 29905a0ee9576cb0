using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Status;

namespace Portal.Tests.Status;

/// <summary>What supervisors do with incidents, on each database.</summary>
public abstract class IncidentServiceTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_outage_is_seen_by_everybody_with_its_words_and_by_a_reader_of_another_language_in_the_next_best()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var seen = await office.OutageAsync("node-seen");
        Assert.Equal((IncidentState.Investigating, "No internet"), (seen.State, seen.Title.For(Language.English).Text));
        Assert.Equal(new ResolvedText("A cable is damaged.", "en"), seen.Updates.Single().Text.For(Language.FromCode("ru")));
        Assert.Equal("en", seen.Title.For(Language.FromCode("ca")).Lang(Language.FromCode("ca")));
    }

    [Theory]
    [InlineData("ca", "es")]
    [InlineData("pt", "es")]
    [InlineData("de", "en")]
    [InlineData("ru", "en")]
    [InlineData("es", "es")]
    public void A_language_without_words_shows_the_next_best(string reader, string shown) =>
        Assert.Equal(
            shown,
            new LocalizedText(new Dictionary<string, string> { ["en"] = "words", ["es"] = "palabras" })
                .For(Language.FromCode(reader))
                .Language
        );

    [Fact]
    public async Task Of_two_supervisors_who_write_at_once_the_second_is_told_and_overwrites_nothing()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var seen = await office.OutageAsync("node-two");
        Assert.Null(
            await office.Service.UpdateAsync(
                "person:first",
                seen.Reference,
                seen.Version,
                office.Edit(IncidentState.Fixing, "node-two", "080", "The first."),
                Ct
            )
        );
        Assert.Equal(
            IncidentRefusal.AlreadyChanged,
            await office.Service.UpdateAsync(
                "person:second",
                seen.Reference,
                seen.Version,
                office.Edit(IncidentState.Identified, "node-two", "081", "The second."),
                Ct
            )
        );
        var after = (await office.ForStaffAsync(seen.Reference))!;
        Assert.Equal(
            (IncidentState.Fixing, 2, "The first."),
            (after.State, after.Updates.Count, after.Updates[0].Text.For(Language.English).Text)
        );
        Assert.Equal(["080"], after.Area.Postcodes);
    }

    [Fact]
    public async Task Two_supervisors_in_the_same_moment_are_one_after_the_other()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var seen = await office.OutageAsync("node-moment");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    office.Service.UpdateAsync(
                        $"person:{n}",
                        seen.Reference,
                        seen.Version,
                        office.Edit(IncidentState.Fixing, "node-moment", "080"),
                        Ct
                    )
                )
        );
        Assert.Single(answers, a => a is null);
        Assert.Equal(2, (await office.ForStaffAsync(seen.Reference))!.Updates.Count);
    }

    [Fact]
    public async Task The_same_from_the_same_supervisor_twice_at_once_is_said_once_and_nothing_else_is_swallowed()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var seen = await office.OutageAsync("node-twice");
        var said = office.Edit(IncidentState.Resolved, "node-twice", "080", "It is over.") with
        {
            NextUpdateAt = null,
            StartsAt = seen.StartsAt,
        };
        Task<IncidentRefusal?> Say(string who, IncidentEdit what) =>
            office.Service.UpdateAsync(who, seen.Reference, seen.Version, what, Ct);
        Assert.Equal([null, null, null], await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Say("person:one", said))));
        Assert.Equal(2, (await office.ForStaffAsync(seen.Reference))!.Updates.Count);
        Assert.Equal(IncidentRefusal.AlreadyChanged, await Say("person:other", said));
        foreach (
            var other in new[]
            {
                said with
                {
                    Text = StatusTestHost.Written("It is over at last."),
                },
                said with
                {
                    Title = StatusTestHost.Written("Another title"),
                },
                said with
                {
                    Area = new Area { Nodes = ["node-twice"] },
                },
                said with
                {
                    Cause = Cause.Power,
                },
            }
        )
            Assert.Equal(IncidentRefusal.AlreadyChanged, await Say("person:one", other));
    }

    [Fact]
    public async Task Under_the_reference_of_one_preview_one_incident_is_raised()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var (reference, said) = (Reference.New('N'), office.Edit(IncidentState.Investigating, "node-once", "080"));
        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => office.Service.CreateAsync(StatusTestHost.Supervisor, reference, false, said, Ct))
        );
        Assert.Single((await office.ForStaffAsync(reference))!.Updates);
    }

    [Fact]
    public async Task A_state_goes_on_only_to_one_that_can_follow()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var seen = await office.OutageAsync("node-states");
        Assert.Equal(
            IncidentRefusal.NotFromHere,
            await office.Service.UpdateAsync(
                "person:one",
                seen.Reference,
                seen.Version,
                office.Edit(IncidentState.Overrun, "node-states", "080"),
                Ct
            )
        );
        Assert.Equal(
            IncidentRefusal.NotFromHere,
            await office.Service.UpdateAsync(
                "person:one",
                seen.Reference,
                seen.Version,
                office.Edit(IncidentState.Closed, "node-states", "080"),
                Ct
            )
        );
        foreach (var state in Enum.GetValues<IncidentState>())
            Assert.DoesNotContain(IncidentState.Suspected, IncidentStates.After(state));
    }

    [Fact]
    public async Task What_was_said_and_where_it_was_stays_as_rows_and_so_does_who_did_it()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var seen = await office.OutageAsync("node-history");
        await office.Service.UpdateAsync(
            "person:one",
            seen.Reference,
            seen.Version,
            office.Edit(IncidentState.Resolved, "node-history", "081", "It is over."),
            Ct
        );
        var values = new { seen.Id, target = $"incident:{seen.Reference}" };
        Assert.Equal(
            ["080", "081"],
            await data.Database.ListAsync<string>(
                "select value from incident_area where incident_id = @Id and kind = 'postcode' order by value",
                values,
                Ct
            )
        );
        Assert.Equal(
            ["investigating", "resolved"],
            await data.Database.ListAsync<string>("select state from incident_update where incident_id = @Id order by number", values, Ct)
        );
        Assert.Equal(
            ["incident.raised", "incident.state-changed"],
            await data.Database.ListAsync<string>("select action from audit where target = @target order by id", values, Ct)
        );
        var after = await office.SeenAsync(seen.Reference);
        Assert.True(after.AsksStill(data.Clock.GetUtcNow()));
        Assert.Null(after.NextUpdateAt);
    }

    [Fact]
    public async Task A_line_is_touched_by_its_node_or_its_postcode_and_an_incident_that_is_over_touches_none()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var seen = await office.OutageAsync("node-line", "473");
        Assert.Contains(await office.Incidents.AffectingAsync("99999", "NODE-LINE", null, Ct), i => i.Reference == seen.Reference);
        Assert.Contains(await office.Incidents.AffectingAsync("473 01", null, null, Ct), i => i.Reference == seen.Reference);
        Assert.DoesNotContain(await office.Incidents.AffectingAsync("48001", "another", null, Ct), i => i.Reference == seen.Reference);
        await office.Service.UpdateAsync(
            "person:one",
            seen.Reference,
            seen.Version,
            office.Edit(IncidentState.Resolved, "node-line", "473"),
            Ct
        );
        await office.SeenAsync(seen.Reference);
        Assert.DoesNotContain(await office.Incidents.AffectingAsync("47301", "node-line", null, Ct), i => i.Reference == seen.Reference);
    }

    public sealed class OnSqlite(SqliteFixture data) : IncidentServiceTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : IncidentServiceTests(data), IClassFixture<PostgresFixture>;
}
