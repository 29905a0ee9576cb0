using Portal.Web.Site;

namespace Portal.Web.Identity.Attempts;

/// <summary>Something that may not be done without end, and by whom or at what: both are kept, the latter as a hash.</summary>
public abstract record Attempt(string Scope, string Subject)
{
    /// <summary>What is attempted, whatever it is counted by.</summary>
    internal string Operation => Scope.Split('/')[0];

    /// <summary>One account from one network: whoever guesses from elsewhere does not slow its owner down.</summary>
    public static Attempt ForAccount(string scope, HttpContext context, string account, int free) =>
        new ConsecutiveAttempts($"{scope}/account", Secret.Hash($"{account} {ClientNetwork.NameOf(context)}"), free) { IsOwn = true };

    /// <summary>One account, customer number or the like, from all networks together.</summary>
    public static Attempt ForEverybody(string scope, string account, int free, int? most = null) =>
        new ConsecutiveAttempts($"{scope}/all", Secret.Hash(account), free, most);

    /// <summary>One account from a browser its owner has used before.</summary>
    public static Attempt ForDevice(string scope, string account, string device, int free, int? most = null) =>
        new ConsecutiveAttempts($"{scope}/device", Secret.Hash($"{account} {device}"), free, most);

    /// <summary>Whatever is done from one network in an hour, and from the wider ones around it.</summary>
    public static IReadOnlyList<Attempt> ForNetworks(string scope, HttpContext context, int anHour) =>
        [
            .. ClientNetwork
                .Around(context)
                .Select(n => new HourlyAttempts(
                    $"{scope}/{n.Size}",
                    Secret.Hash(n.Name),
                    (int)Math.Min((long)anHour * n.Share, int.MaxValue)
                )),
        ];

    /// <summary>
    /// Whatever is done in one browser in an hour. Anybody can have another browser, so it stands beside the network and never alone.
    /// </summary>
    public static Attempt ForBrowser(string scope, HttpContext context, int anHour) =>
        new HourlyAttempts($"{scope}/browser", Secret.Hash(BrowserCookie.Read(context) ?? ClientNetwork.NameOf(context)), anHour);

    /// <summary>Mails of one kind to one mailbox in an hour, whoever causes them.</summary>
    public static Attempt ForMailbox(string scope, string mailbox, int anHour) =>
        new HourlyAttempts($"{scope}/mailbox", Secret.Hash(EmailNormalizer.Normalize(mailbox)), anHour);

    /// <summary>What somebody who is signed in does in an hour, wherever they are.</summary>
    public static Attempt ForPerson(string scope, Me me, int anHour) => new HourlyAttempts($"{scope}/person", Secret.Hash(me.Key), anHour);

    /// <summary>Whatever may be done once, and again when some time has passed, whoever does it.</summary>
    public static Attempt Once(string scope, string subject, TimeSpan every) =>
        new SpacedAttempts($"{scope}/once", Secret.Hash(subject), every);

    /// <summary>How long to wait before the next; <see cref="AttemptLimits.Never"/> when there is none.</summary>
    internal abstract TimeSpan WaitAfter(AttemptCount count, DateTimeOffset now);

    /// <summary>With one more.</summary>
    internal abstract AttemptCount Add(AttemptCount count, DateTimeOffset now);
}

/// <summary>
/// Failures one after the other. The first few cost nothing; after each further one the next must wait, a second, then two, then four, up
/// to a quarter of an hour; and after the most there is no next until the owner opens the way again.
/// </summary>
public sealed record ConsecutiveAttempts(string Scope, string Subject, int Free, int? Most = null) : Attempt(Scope, Subject)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Soon = TimeSpan.FromDays(1);
    private static readonly TimeSpan Late = TimeSpan.FromDays(30); // who guesses in earnest does not begin anew every day

    /// <summary>
    /// True for what fails in one network at one account: when its owner comes after all, none of it was a failure of the network.
    /// </summary>
    public bool IsOwn { get; init; }

    internal override TimeSpan WaitAfter(AttemptCount count, DateTimeOffset now)
    {
        if (Most is { } most && count.Failures >= most && !IsForgotten(count, now))
            return AttemptLimits.Never;
        // nobody waits for longer because a clock was ahead
        return count.BlockedUntil > now && count.BlockedUntil - now <= MaxWait ? count.BlockedUntil - now : TimeSpan.Zero;
    }

    internal override AttemptCount Add(AttemptCount count, DateTimeOffset now)
    {
        var failures = IsForgotten(count, now) ? 1 : count.Failures + 1;
        var wait =
            failures < Free
                ? TimeSpan.Zero
                : TimeSpan.FromSeconds(Math.Min(MaxWait.TotalSeconds, Math.Pow(2, Math.Min(failures - Free, 20))));
        return new()
        {
            Failures = failures,
            LastAttemptAt = now,
            BlockedUntil = now + wait,
            ExpiresAt = now + (Most is null || failures < Free ? Soon : Late),
        };
    }

    private static bool IsForgotten(AttemptCount count, DateTimeOffset now) => now > (count.ExpiresAt ?? count.LastAttemptAt + Soon);
}

/// <summary>
/// So many in an hour, each forgotten when its part of the hour is over: what many share is
/// slowed down, and never closed for longer than that part.
/// </summary>
public sealed record HourlyAttempts(string Scope, string Subject, int Free) : Attempt(Scope, Subject)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private TimeSpan Part => Hour / Math.Max(1, Free);

    internal override TimeSpan WaitAfter(AttemptCount count, DateTimeOffset now) =>
        TimeSpan.FromTicks(Math.Max(0, (Busy(count, now) + Part - Hour).Ticks));

    internal override AttemptCount Add(AttemptCount count, DateTimeOffset now) => With(Busy(count, now) + Part, now);

    /// <summary>Without so many of them, because they were no failures after all.</summary>
    internal AttemptCount TakeBack(AttemptCount count, int attempts, DateTimeOffset now) => With(Busy(count, now) - (Part * attempts), now);

    // By a clock that was ahead it could be more than an hour.
    private static TimeSpan Busy(AttemptCount count, DateTimeOffset now) =>
        count.Failures == 0 || count.BlockedUntil <= now ? TimeSpan.Zero
        : count.BlockedUntil - now < Hour ? count.BlockedUntil - now
        : Hour;

    private AttemptCount With(TimeSpan busy, DateTimeOffset now)
    {
        var left = busy > TimeSpan.Zero ? busy : TimeSpan.Zero;
        return new()
        {
            Failures = (int)Math.Ceiling(left / Part),
            LastAttemptAt = now,
            BlockedUntil = now + left,
            ExpiresAt = now + left,
        };
    }
}

/// <summary>One, and the next when so much time has passed.</summary>
public sealed record SpacedAttempts(string Scope, string Subject, TimeSpan Every) : Attempt(Scope, Subject)
{
    // By a clock that was ahead it could be more.
    internal override TimeSpan WaitAfter(AttemptCount count, DateTimeOffset now) =>
        count.BlockedUntil > now && count.BlockedUntil - now <= Every ? count.BlockedUntil - now : TimeSpan.Zero;

    internal override AttemptCount Add(AttemptCount count, DateTimeOffset now) =>
        new()
        {
            Failures = 1,
            LastAttemptAt = now,
            BlockedUntil = now + Every,
            ExpiresAt = now + Every,
        };
}
