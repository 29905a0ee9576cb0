namespace Portal.Web.Messages;

/// <summary>What this node has heard of the mail server lately.</summary>
public sealed class MailServerState(TimeProvider clock)
{
    private readonly Lock once = new();

    /// <summary>Since when no try was answered; null while the last one was.</summary>
    public DateTimeOffset? SilentSince { get; private set; }

    /// <summary>Tries in a row that could not even begin; none of them says anything of its mail.</summary>
    public int Unreached { get; private set; }

    public void Note(DeliveryOutcome outcome)
    {
        lock (once)
        {
            var silent = outcome is DeliveryOutcome.Unreachable or DeliveryOutcome.Unanswered;
            SilentSince = silent ? SilentSince ?? clock.GetUtcNow() : null;
            Unreached = outcome == DeliveryOutcome.Unreachable ? Unreached + 1 : 0;
        }
    }
}
