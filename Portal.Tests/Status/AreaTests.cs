using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Status;

namespace Portal.Tests.Status;

/// <summary>Which lines an incident touches, and what everybody may read of where it is.</summary>
public sealed class AreaTests
{
    [Theory]
    [InlineData("08001", null, null, true)]
    [InlineData("08", null, null, true)] // somebody typed less than the whole
    [InlineData("08101", null, null, false)]
    [InlineData(null, "olt-1/4", null, true)]
    [InlineData(null, "OLT-1/40", null, false)]
    [InlineData("08001", "OLT-9", Technology.Fibre, true)]
    [InlineData("08001", "OLT-1/4", Technology.Cable, false)]
    [InlineData("08001", null, Technology.Unknown, true)]
    [InlineData(null, null, null, false)]
    public void A_line_is_touched_when_something_speaks_for_it(string? postcode, string? node, Technology? technology, bool touched) =>
        Assert.Equal(
            touched,
            new Area
            {
                Postcodes = ["080"],
                Nodes = ["OLT-1/4"],
                Technologies = [Technology.Fibre],
            }.Covers(postcode, node, technology)
        );

    [Fact]
    public void What_is_everywhere_touches_every_line_of_its_kind()
    {
        Assert.True(Area.Nowhere.Covers(null, null, null));
        Assert.False(new Area { Technologies = [Technology.Dsl] }.Covers("08001", "x", Technology.Fibre));
        Assert.False(new Area { Places = ["Demo Town"] }.Covers("08001", "x", null)); // a name alone tells no line apart
    }

    [Theory]
    [InlineData("080…", "080")]
    [InlineData(" sw1a ", "SW1A")]
    [InlineData("80331", "80331")]
    [InlineData("803312", null)]
    [InlineData("Main Street", null)]
    [InlineData("", null)]
    public void The_beginning_of_a_postcode_is_read_and_a_whole_street_is_not(string typed, string? read) =>
        Assert.Equal(read, Postcode.ReadBeginning(typed));

    [Theory]
    [InlineData("08 001", "08001")]
    [InlineData("1000-001", "1000001")]
    [InlineData("N1 9GU", "N19GU")]
    [InlineData("abc", null)]
    [InlineData("1", null)]
    [InlineData("12345678901", null)]
    [InlineData("<b>1</b>", null)]
    [InlineData(null, null)]
    public void A_postcode_is_read_as_people_type_it(string? typed, string? read) => Assert.Equal(read, Postcode.Read(typed));

    [Theory]
    [MemberData(nameof(Languages))]
    public void In_public_an_area_never_names_a_node(string code)
    {
        var words = new StatusTextsFactory(new Texts(), Spoken(new ProviderProfile())).In(Language.FromCode(code));
        var area = new Area
        {
            Postcodes = ["080", "081", "082", "083", "08401"],
            Places = ["Demo Town"],
            Nodes = ["SECRET-NODE"],
            Technologies = [Technology.Fibre],
        };
        Assert.DoesNotContain("SECRET", words.Area(area), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", words.Area(new Area { Nodes = ["SECRET-NODE"] }), StringComparison.Ordinal);
        Assert.Contains("080…", words.Area(area), StringComparison.Ordinal);
        Assert.DoesNotContain("083", words.Area(area, isShort: true), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_state_cause_and_ready_phrase_has_words(string code)
    {
        var texts = new Texts();
        var language = Language.FromCode(code);
        string[] keys =
        [
            .. Enum.GetNames<IncidentState>().Select(s => $"Status.State.{s}"),
            .. Enum.GetNames<Cause>().Select(c => $"Status.Cause.{c}"),
            .. Enum.GetNames<ReportKind>().Select(k => $"Status.Report.{k}"),
            .. Enum.GetNames<IncidentRefusal>().Select(r => $"Status.Incidents.Refused.{r}"),
            .. Web.Status.Incidents.IncidentForm.CannedTitles.Select(r => $"Status.Canned.Title.{r}"),
            .. Web.Status.Incidents.IncidentForm.CannedTexts.Select(r => $"Status.Canned.Text.{r}"),
        ];
        Assert.DoesNotContain(
            keys,
            k => texts.In(language, k) == k || (code != "en" && texts.In(language, k) == texts.In(Language.English, k))
        );
    }

    [Theory]
    [InlineData("Europe/Madrid", "2026-07-01T14:00", "2026-07-01T12:00:00Z")]
    [InlineData("UTC", "2026-07-01T14:00", "2026-07-01T14:00:00Z")]
    public void Times_are_read_and_written_where_the_provider_is(string zone, string typed, string instant)
    {
        var provider = new ProviderProfile();
        provider.Use((name, _) => name == ProviderProfile.TimeZone ? zone : "");
        var time = new LocalTime(provider);
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), LocalTime.Read(typed, time.Zone).At);
        Assert.Contains(
            zone == "UTC" ? "14:00 UTC" : "UTC+",
            time.Moment(Language.English, DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)),
            StringComparison.Ordinal
        );
    }

    private static FriendlyTime Spoken(ProviderProfile provider) =>
        new(provider, new Texts(), new LocalTime(provider), TimeProvider.System);

    public static TheoryData<string> Languages => [.. Language.Codes];
}
