namespace Portal.Web.Identity.Attempts;

/// <summary>
/// A code from paper is tried for a customer number, to sign up or to link the number: both count together, over all networks, so that no
/// code is found by trying.
/// </summary>
public static class CustomerNumberAttempts
{
    private const int Free = 10;
    private const int MaxCount = 100;

    /// <param name="number">A customer number in plain form.</param>
    public static Attempt For(string number) => Attempt.ForEverybody("printed-code", number, Free, MaxCount);
}
