using Portal.Web.Data;

namespace Portal.Web.Identity.Attempts;

/// <summary>
/// Records failed attempts: in the trail, where owners and administrators read it with device and network, and in the log, for
/// whoever watches the portal. What was typed is in neither. An account that does not exist
/// gets a row as well, so that the answer takes as long.
/// </summary>
public sealed partial class FailedAttempts(Database db, ILogger<FailedAttempts> logger)
{
    public const string SignIn = "sign-in.failed";
    public const string SecondStep = "second-step.failed";
    public const string Reset = "reset.failed";

    /// <summary>Who acts when nobody has shown who they are.</summary>
    public const string Visitor = "visitor";

    private const string Nobody = "nobody";

    /// <param name="action">What failed.</param>
    /// <param name="person">Whose account it was tried for; null for an account that does not exist.</param>
    /// <param name="context">Where it came from.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task NoteAsync(string action, Person? person, HttpContext context, CancellationToken ct)
    {
        var (target, place) = (person is { Id: > 0 } ? person.Target : Nobody, ClientInfo.From(context));
        Log.Failed(logger, action, target, place.Network);
        return db.WriteAsync(work => work.AuditAsync(Visitor, action, target, $"{place}"), ct);
    }

    /// <summary>Refused before anything was looked at: only the log tells of it, for a flood of such would fill the trail.</summary>
    public void NoteWait(string action, HttpContext context) => Log.Waits(logger, action, ClientInfo.From(context).Network);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in attempt failed: {Action} for {Target} from {Network}")]
        public static partial void Failed(ILogger logger, string action, string target, string network);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in attempt rejected, too many attempts: {Action} from {Network}")]
        public static partial void Waits(ILogger logger, string action, string network);
    }
}
