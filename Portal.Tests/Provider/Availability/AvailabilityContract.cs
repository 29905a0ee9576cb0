using Portal.Web.Provider;
using Portal.Web.Provider.Availability;

namespace Portal.Tests.Provider.Availability;

/// <summary>
/// What every implementation of the port promises: what is known of a place, however it is typed, and that no more is claimed.
/// </summary>
public abstract class AvailabilityContract
{
    /// <summary>What the provider knows: the whole of one postcode, a street and a house of another, and a third with nothing.</summary>
    protected const string Known = """
        country,postcode,street,numbers,technology,download,upload,from
        DE,10001,,,dsl,50,10,
        DE,10001,,,fibre,1000,500,2026-06-01
        DE,10002,,,dsl,50,10,
        DE,10002,Müllerstraße,,fibre,500,250,
        DE,10002,Müllerstraße,20-30,fibre,0,0,
        DE,10002,Müllerstraße,24,cable,250,40,
        DE,10003,,,dsl,0,0,
        ES,10001,,,cable,250,40,
        """;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_postcode_has_its_kinds_of_line_in_one_order_and_planned_ones_with_their_day()
    {
        var port = await PortAsync();
        Assert.True((await port.FindAsync(new("DE", "10001"), Ct)).Has(out var place));
        Assert.Equal([new(Technology.Fibre, 1000, 500, new DateOnly(2026, 6, 1)), new(Technology.Dsl, 50, 10, null)], place.Lines);
        Assert.False(place.DependsOnHouse);
        Assert.Equal([new(Technology.Cable, 250, 40, null)], (await port.FindAsync(new("ES", "10001"), Ct)).Value!.Lines);
    }

    [Theory]
    [InlineData("Müllerstraße 5")]
    [InlineData("muellerstrasse 5", false)]
    [InlineData("mullerstr. 5")]
    [InlineData("5 MÜLLERSTRASSE")]
    [InlineData("Müller-Straße, 5 b")]
    public async Task A_street_is_known_however_it_is_typed(string typed, bool isKnown = true)
    {
        Assert.True((await (await PortAsync()).FindAsync(new("de", " 10 002", typed), Ct)).Has(out var place));
        Assert.Equal(isKnown, place.Lines.Any(l => l.Technology == Technology.Fibre));
        Assert.Contains(place.Lines, l => l.Technology == Technology.Dsl);
    }

    [Fact]
    public async Task What_is_said_of_a_house_counts_more_than_what_is_said_of_its_street()
    {
        var port = await PortAsync();
        Assert.Equal([Technology.Cable, Technology.Dsl], await LinesAsync(port, "Müllerstraße 24"));
        Assert.Equal([Technology.Dsl], await LinesAsync(port, "Müllerstraße 30"));
        Assert.Equal([Technology.Fibre, Technology.Dsl], await LinesAsync(port, "Müllerstraße 31"));
    }

    [Fact]
    public async Task Without_street_or_number_it_is_said_that_houses_differ()
    {
        var port = await PortAsync();
        Assert.True((await port.FindAsync(new("DE", "10002"), Ct)).Value!.DependsOnHouse);
        Assert.True((await port.FindAsync(new("DE", "10002", "Müllerstraße"), Ct)).Value!.DependsOnHouse);
        Assert.False((await port.FindAsync(new("DE", "10002", "Müllerstraße 1"), Ct)).Value!.DependsOnHouse);
    }

    [Fact]
    public async Task Nothing_known_and_known_to_be_nothing_are_two_answers()
    {
        var port = await PortAsync();
        Assert.Equal(AnswerState.NotFound, (await port.FindAsync(new("DE", "99999"), Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await port.FindAsync(new("FR", "10001"), Ct)).State);
        Assert.Empty((await port.FindAsync(new("DE", "10003"), Ct)).Value!.Lines);
    }

    [Fact]
    public async Task Countries_are_named_once_each() => Assert.Equal(["DE", "ES"], (await (await PortAsync()).CountriesAsync(Ct)).Value);

    [Fact]
    public async Task Whatever_is_typed_it_is_an_answer()
    {
        var port = await PortAsync();
        foreach (var typed in Hostile.HostileLists.HandWritten)
        {
            Assert.Equal(AnswerState.NotFound, (await port.FindAsync(new(typed, typed, typed), Ct)).State);
            Assert.Equal(AnswerState.Found, (await port.FindAsync(new("DE", "10001", typed), Ct)).State);
        }
    }

    /// <summary>The port of a provider that knows <see cref="Known"/> and nothing else.</summary>
    protected abstract Task<IAvailability> PortAsync();

    private static async Task<IEnumerable<Technology>> LinesAsync(IAvailability port, string street) =>
        (await port.FindAsync(new("DE", "10002", street), Ct)).Value!.Lines.Select(l => l.Technology);
}
