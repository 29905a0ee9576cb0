using Portal.Web.Data;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Provider.Demonstration;

/// <summary>
/// What is wrong with the lines of made-up customers, so that tests of them can be tried; in development only, like the customers.
/// </summary>
public sealed class DemonstrationLines(Database db, ProviderOptions options)
{
    private const string Missing = """
        select s.number from service s join customer c on c.id = s.customer_id
        where c.demonstration = true and not exists (select 1 from simulated_line x where x.service_number = s.number)
        """;

    private const string Keep = """
        insert into simulated_line (service_number, fault) values (@line, @fault) on conflict (service_number) do nothing
        """;

    // Lines that are not named have no test: they are not switched on yet.
    private static readonly Dictionary<string, string> Faults = new()
    {
        ["DEMOL02"] = SimulatedLine.LoginFailed,
        ["DEMOL03"] = SimulatedLine.WeakSignal,
        ["DEMOL04"] = SimulatedLine.ManyResyncs,
        ["DEMOL06"] = SimulatedLine.SessionDown,
        ["DEMOL07"] = SimulatedLine.LowMargin,
        ["DEMOL08"] = SimulatedLine.NoSignal,
        ["DEMOL09"] = SimulatedLine.WeakSignal,
        ["DEMOL10"] = SimulatedLine.NeverEnds,
        ["DEMOL11"] = SimulatedLine.WeakSignal,
        ["DEMOL12"] = SimulatedLine.NoSignal,
        ["DEMOL13"] = SimulatedLine.Good,
        ["DEMOL14"] = SimulatedLine.DnsFailed,
        ["DEMOL15"] = SimulatedLine.Silent,
    };

    /// <summary>Brings in what is missing; called at start, after the customers. Nothing is written when nothing is.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (!options.Demonstration)
            return;
        var missing = (await db.ListAsync<string>(Missing, ct: ct)).Where(Faults.ContainsKey).ToList();
        if (missing.Count > 0)
            await db.WriteAsync(work => FillAsync(work, missing), ct);
    }

    private static async Task FillAsync(UnitOfWork work, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            await work.ExecuteAsync(Keep, new { line, fault = Faults[line] });
    }
}
