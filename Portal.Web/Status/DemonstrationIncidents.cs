using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// One outage and one planned work for the made-up customers, plainly a demonstration. They are there where those are, and as fresh at
/// every start as at the first.
/// </summary>
public sealed class DemonstrationIncidents(Database db, ProviderOptions options, Texts texts, TimeProvider clock)
{
    private const string Known = "select id from incident where reference = @reference";

    // Only what nobody has worked on since.
    private const string Refresh = """
        update incident set starts_at = @StartsAt, ends_at = @EndsAt, next_update_at = @NextUpdateAt
        where reference = @reference and version = 1
        """;

    /// <summary>Of the outage, which touches the second made-up customer.</summary>
    public static string Outage { get; } = Named('1');

    /// <summary>Of the planned work, which touches those on fixed wireless.</summary>
    public static string Work { get; } = Named('2');

    /// <summary>Brings them in; called at start.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (!options.Demonstration)
            return;
        var (hour, tomorrow) = (clock.GetUtcNow(), clock.GetUtcNow().Date.AddDays(1));
        await RaiseAsync(
            Outage,
            new IncidentEdit
            {
                State = IncidentState.Identified,
                Cause = Cause.Power,
                Title = Written("Outage.Title"),
                Text = Written("Outage.Text"),
                StartsAt = hour.AddMinutes(-40),
                NextUpdateAt = hour.AddHours(3),
                Area = new Area
                {
                    Postcodes = ["000"],
                    Places = ["Demo-Stadt"],
                    Technologies = [Technology.Dsl],
                    Nodes = ["DSLAM-DEMO-1"],
                },
            },
            ct
        );
        await RaiseAsync(
            Work,
            new IncidentEdit
            {
                State = IncidentState.Scheduled,
                Cause = Cause.Network,
                Title = Written("Work.Title"),
                Text = Written("Work.Text"),
                NextUpdateAt = new DateTimeOffset(tomorrow.AddHours(25), TimeSpan.Zero),
                StartsAt = new DateTimeOffset(tomorrow.AddHours(25), TimeSpan.Zero),
                EndsAt = new DateTimeOffset(tomorrow.AddHours(29), TimeSpan.Zero),
                Area = new Area
                {
                    Postcodes = ["00002"],
                    Places = ["Demo-on-the-Hill"],
                    Technologies = [Technology.Wireless],
                    Nodes = ["MAST-DEMO-1"],
                },
            },
            ct
        );
    }

    private Task RaiseAsync(string reference, IncidentEdit said, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                if (await work.SingleOrDefaultAsync<long?>(Known, new { reference }) is null)
                    await IncidentService.CreateAsync(work, "system", reference, said.State == IncidentState.Scheduled, said);
                else
                    await work.ExecuteAsync(
                        Refresh,
                        new
                        {
                            reference,
                            said.StartsAt,
                            said.EndsAt,
                            said.NextUpdateAt,
                        }
                    );
            },
            ct
        );

    private LocalizedText Written(string name) =>
        new(Language.Codes.ToDictionary(c => c, c => texts.In(Language.FromCode(c), $"Status.Demonstration.{name}")));

    private static string Named(char number) =>
        "0123456789ABCDEFGHJKMNPQRSTVWXYZ".Select(check => Reference.Read('N', $"N-DEM0-00{number}{check}")).OfType<string>().Single();
}
