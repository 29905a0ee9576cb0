using System.CommandLine;
using Portal.Web.Data;

namespace Portal.Web.Operations;

/// <summary>The command <c>audit verify</c>: whether the trail is as it was written.</summary>
internal static class AuditCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var known = new Option<string?>("--known") { Description = "The end noted from an earlier run, CHAIN/NUMBER:HASH …, as one text; it must still be in the trail, or rows were taken off the end since." };
        var verify = new Command("verify", "Reads the whole audit trail and names every row that was changed, moved or taken out. Note the end it prints somewhere outside the database.") { known };
        verify.SetAction(async (parsed, ct) =>
        {
            await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
            var report = await services().GetRequiredService<AuditVerification>().RunAsync(parsed.GetValue(known), ct);
            foreach (var fault in report.Faults) await parsed.InvocationConfiguration.Error.WriteLineAsync(fault);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{report.Rows} rows read, {(report.Faults.Count == 0 ? "all as they were written" : $"{report.Faults.Count} faults")}. End: {report.End}");
            return report.Faults.Count == 0 ? 0 : 1;
        });
        return new Command("audit", "The audit trail") { verify };
    }
}
