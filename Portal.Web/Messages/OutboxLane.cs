namespace Portal.Web.Messages;

/// <summary>
/// Mails that are sent beside each other and never behind each other: what one lane waits for holds up no other. Which mail belongs to a
/// lane is a condition on its row.
/// </summary>
/// <param name="Condition">Of the rows it takes.</param>
/// <param name="Quick">So many are sent at once. One the server lets wait for longer than <see cref="Slow"/> is no longer counted.</param>
/// <param name="Most">So many are under way at once, the slow ones among them.</param>
public sealed record OutboxLane(string Condition, int Quick, int Most)
{
    /// <summary>What takes the server longer than this makes room for the next.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    /// <summary>Somebody waits for it: a link to sign in or to set a password, a code.</summary>
    public static readonly OutboxLane Urgent = new("urgent = true and attempts = 0", 2, 6);

    public static readonly OutboxLane FirstTries = new("attempts = 0", 4, 8);

    /// <summary>What failed before, for one reason or another.</summary>
    public static readonly OutboxLane Retries = new("attempts > 0", 1, 4);

    public static IReadOnlyList<OutboxLane> All { get; } = [Urgent, FirstTries, Retries];
}
