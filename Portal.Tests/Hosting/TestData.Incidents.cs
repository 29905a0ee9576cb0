using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Data;
using Portal.Web.Status;

namespace Portal.Tests.Hosting;

internal sealed partial class TestData
{
    private const string AddSuspected = """
        insert into incident (reference, planned, state, cause, raised_at, raised_by, starts_at, version)
        values (@reference, @no, 'suspected', 'unknown', @Now, 'system', @Now, 1)
        """;

    /// <summary>An incident the portal suspects and nobody has confirmed, at no place; returns its reference.</summary>
    public async Task<string> SuspectedIncidentAsync()
    {
        var reference = Reference.New('N');
        await db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    AddSuspected,
                    new
                    {
                        reference,
                        no = false,
                        work.Now,
                    }
                ),
            Ct
        );
        return reference;
    }

    /// <summary>An outage of a running portal that a supervisor has confirmed and everybody sees; returns its reference.</summary>
    public async Task<string> ConfirmedIncidentAsync(string title)
    {
        var portal =
            services ?? throw new InvalidOperationException("Incidents are confirmed in a portal within the process of the tests.");
        var statement = new IncidentEdit
        {
            State = IncidentState.Investigating,
            Cause = Cause.Network,
            Title = English(title),
            Text = English("We look for it."),
            StartsAt = clock.GetUtcNow(),
            NextUpdateAt = clock.GetUtcNow().AddHours(2),
            Area = new Area { Postcodes = ["99"] },
        };
        var reference = await portal.GetRequiredService<IncidentService>().CreateAsync("person:test", false, statement, Ct);
        await portal.GetRequiredService<IncidentCache>().LoadAsync(Ct);
        return reference;

        static LocalizedText English(string text) => new(new Dictionary<string, string> { ["en"] = text });
    }
}
