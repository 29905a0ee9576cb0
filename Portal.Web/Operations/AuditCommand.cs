using System.CommandLine;
using System.Text.RegularExpressions;
using Portal.Web.Data;

namespace Portal.Web.Operations;

/// <summary>The commands <c>audit verify</c>, whether the trail is as it was written, and <c>audit seal</c>.</summary>
internal static partial class AuditCommand
{
    public static Command Create(Func<IServiceProvider> services) => new("audit", "The audit trail") { Verify(services), Seal(services) };

    private static Command Verify(Func<IServiceProvider> services)
    {
        var known = new Option<string?>("--known")
        {
            Description =
                "The end noted from an earlier run, CHAIN/NUMBER:HASH …, as one text; it must still be in the trail, "
                + "or rows were taken off the end since.",
        };
        var log = new Option<FileInfo[]>("--log")
        {
            Description = "Files of the portal's log: every end they tell of must still be in the trail.",
            AllowMultipleArgumentsPerToken = true,
        };
        var verify = new Command(
            "verify",
            "Reads the whole audit trail and names every row that was changed, moved or taken out. Note the end "
                + "it prints somewhere outside the database."
        )
        {
            known,
            log,
        };
        verify.SetAction(
            async (parsed, ct) =>
            {
                await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
                var noted = new List<string> { parsed.GetValue(known) ?? "" };
                foreach (var file in parsed.GetValue(log) ?? [])
                await foreach (var line in File.ReadLinesAsync(file.FullName, ct))
                    noted.AddRange(EndsIn(line));
                var report = await services().GetRequiredService<AuditVerification>().RunAsync(string.Join(' ', noted.Distinct()), ct);
                foreach (var fault in report.Faults)
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(fault);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"{report.Rows} rows read, "
                        + $"{(report.Faults.Count == 0 ? "all as they were written" : $"{report.Faults.Count} faults")}. "
                        + $"End: {report.End}"
                );
                return report.Faults.Count == 0 ? 0 : 1;
            }
        );
        return verify;
    }

    private static Command Seal(Func<IServiceProvider> services)
    {
        var seal = new Command(
            "seal",
            "Seals the ends of the trail with the setting Audit:Key, from where the portal goes on by itself. "
                + "Run it once, when the key is new and \"audit verify\" finds the trail whole."
        );
        seal.SetAction(
            async (parsed, ct) =>
            {
                await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
                if (await AuditTrail.SealAsync(services().GetRequiredService<Database>(), ct))
                    return 0;
                await parsed.InvocationConfiguration.Error.WriteLineAsync("There is no setting Audit:Key to seal the trail with.");
                return 1;
            }
        );
        return seal;
    }

    private static IEnumerable<string> EndsIn(string line) =>
        AuditCheckpoint.Markers.Any(m => line.Contains(m, StringComparison.Ordinal)) ? End().Matches(line).Select(m => m.Value) : [];

    [GeneratedRegex(@"\b\d+/\d+:[0-9a-f]{64}\b")]
    private static partial Regex End();
}
