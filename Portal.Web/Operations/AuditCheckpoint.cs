using Portal.Web.Data;

namespace Portal.Web.Operations;

/// <summary>
/// Writes into the log where the audit trail ends, whenever that is new. The log leaves this machine, so that what is taken off the end
/// later, or written anew from the beginning, is found by
/// <c>audit verify --log</c>.
/// </summary>
internal sealed partial class AuditCheckpoint(AuditVerification trail, ILogger<AuditCheckpoint> logger)
{
    private const string Marker = "Audit trail checkpoint:";

    /// <summary>How a line of the log begins that holds the ends of the trail; the second is what earlier releases wrote.</summary>
    internal static readonly string[] Markers = [Marker, "The audit trail ends at"];

    private string last = "";

    public async Task NoteAsync(CancellationToken ct)
    {
        if (await trail.EndsAsync(ct) is not { Length: > 0 } ends || ends == last)
            return;
        Log.Ends(logger, last = ends);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = Marker + " {Ends}")]
        public static partial void Ends(ILogger logger, string ends);
    }
}
