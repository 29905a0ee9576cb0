namespace Portal.Web.Identity.Attempts;

/// <summary>A code from paper is tried for a customer number, to sign up or to link the number: both count together, over all networks, so that no code is found by trying.</summary>
public static class NumberAttempts
{
    private const int Free = 10;
    private const int Most = 100;

    /// <param name="number">A customer number in plain form.</param>
    public static Attempt Of(string number) => Attempt.OfAll("paper-code", number, Free, Most);
}
