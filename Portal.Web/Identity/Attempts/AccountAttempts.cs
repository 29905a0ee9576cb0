namespace Portal.Web.Identity.Attempts;

/// <summary>
/// What an attempt to get into an account counts for. A browser its owner has used before has a count of its own: it does not feel what
/// others try, and does not end it. From everywhere else attempts count for the account in this network, for the account in all networks,
/// and for the networks.
/// </summary>
internal static class AccountAttempts
{
    /// <summary>
    /// NIST SP 800-63B: at most a hundred in a row. The second step is asked for in two places, and each has half of them.
    /// </summary>
    public const int MaxPasswords = 100;

    /// <inheritdoc cref="MaxPasswords"/>
    public const int MaxCodes = 50;

    /// <summary>So many wrong codes after a right password, and the owner is notified.</summary>
    public const int CodesUntilNotice = 3;

    public const string SignIn = "sign-in";
    public const string SecondStep = "second-step";

    /// <summary>The second step on the way to a new password: who has the password alone cannot use it up.</summary>
    public const string ResetStep = "reset-step";

    private const int Free = 5;
    private const int FreeOfAll = 10;
    private const int AnHourOfNetwork = 50;

    /// <param name="scope">One of those above.</param>
    /// <param name="account">The key of the mail address as typed, for a password; the key of the person for a code.</param>
    /// <param name="context">Where it comes from.</param>
    /// <param name="device">The name of this browser when its owner has used it before; else null.</param>
    public static IReadOnlyList<Attempt> For(string scope, string account, HttpContext context, string? device) =>
        device is not null
            ? [Attempt.ForDevice(scope, account, device, Free, MaxFor(scope))]
            :
            [
                Attempt.ForAccount(scope, context, account, Free),
                ForAccount(scope, account),
                .. Attempt.ForNetworks(scope, context, AnHourOfNetwork),
            ];

    /// <summary>The account in all networks.</summary>
    public static Attempt ForAccount(string scope, string account) => Attempt.ForEverybody(scope, account, FreeOfAll, MaxFor(scope));

    /// <summary>Marks that the owner was notified.</summary>
    public static Attempt NoticeSent(string scope, string account, string what) => Attempt.ForEverybody($"{scope}/{what}", account, 1);

    /// <summary>
    /// What is over when the right person has come: their own attempts and, but for a browser with a count of its own, those of all others.
    /// </summary>
    public static IReadOnlyList<Attempt> Over(string scope, string account, HttpContext context, string? device) =>
        device is null
            ? [.. For(scope, account, context, null), NoticeSent(scope, account, "told"), NoticeSent(scope, account, "closed")]
            : For(scope, account, context, device);

    /// <summary>All that is over with a new password: who guessed the old one, or had it, knows nothing any more.</summary>
    public static IReadOnlyList<Attempt> OverWithPassword(Person person, HttpContext context) =>
        [
            .. Over(SignIn, person.EmailKey, context, null),
            .. Over(SecondStep, person.Key, context, null),
            .. Over(ResetStep, person.Key, context, null),
        ];

    /// <summary>The most failures in a row.</summary>
    public static int MaxFor(string scope) => scope == SignIn ? MaxPasswords : MaxCodes;
}
