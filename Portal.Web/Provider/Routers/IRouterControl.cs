namespace Portal.Web.Provider.Routers;

/// <summary>
/// The system that manages the provider's routers from afar (an auto-configuration server). Its shape is that of GenieACS's northbound
/// interface: devices with a number of the system's own, tasks that are carried out at once or when the router next calls, and values that
/// are as old as the last time it was asked.
/// </summary>
public interface IRouterControl
{
    /// <summary>False where no such system is set up; nothing else is asked then.</summary>
    bool IsOffered { get; }

    /// <summary>
    /// The device at the end of a line, by the serial number the provider's inventory has. <see cref="AnswerState.NotFound"/> when the
    /// system has never heard of it, or of two with this number.
    /// </summary>
    /// <param name="service">The number of the line, in plain form.</param>
    /// <param name="serial">The serial number of the router.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<ManagedRouter>> FindAsync(string service, string serial, CancellationToken ct);

    /// <summary>
    /// What is known of a device, with its age. <see cref="AnswerState.Degraded"/> when the system is away and somebody remembers.
    /// </summary>
    /// <param name="device">The system's number of it, as <see cref="FindAsync"/> answered.</param>
    /// <param name="anew">
    /// True to have the values read from the router itself first. One that does not answer is told of as it was before, and
    /// <see cref="RouterSnapshot.IsFresh"/> says so.
    /// </param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<RouterSnapshot>> ReadAsync(string device, bool anew, CancellationToken ct);

    /// <summary>
    /// Hands over a command and answers how it stands, within half a minute. The same key sent again is the same command and is not carried
    /// out a second time. <see cref="AnswerState.Failed"/> with hope says that the system took nothing; without, that nobody can tell:
    /// then <see cref="PollAsync"/> is asked.
    /// </summary>
    /// <param name="device">The system's number of the device.</param>
    /// <param name="command">What to do. What it holds is handed on and neither kept nor logged.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<RouterResult>> SendAsync(string device, RouterCommand command, CancellationToken ct);

    /// <summary>
    /// How a command stands. <see cref="AnswerState.NotFound"/> when the system does not know it: it never came, or was cancelled.
    /// </summary>
    /// <param name="task">Which.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<RouterResult>> PollAsync(RouterTask task, CancellationToken ct);

    /// <summary>
    /// Takes back a command that waits, with what is left of one that failed, so that it is never carried out later. Answers how it stood:
    /// <see cref="RouterOutcome.Executed"/> says that it was too late.
    /// </summary>
    /// <param name="task">Which.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<RouterResult>> CancelAsync(RouterTask task, CancellationToken ct);
}

/// <summary>A router the system manages.</summary>
/// <param name="Device">The system's own number of it; may hold any character.</param>
public sealed record ManagedRouter(string Device);

/// <summary>A command that was sent, to ask how it stands.</summary>
/// <param name="Device">The system's number of the device.</param>
/// <param name="Key">The portal's key of the command.</param>
/// <param name="Task">The system's number of it; null when its answer never arrived.</param>
public sealed record RouterTask(string Device, string Key, string? Task);
