namespace Portal.Web.Identity.Passwords;

/// <summary>How hard a password is to guess, as far as a program can tell.</summary>
public enum Strength
{
    /// <summary>Not taken.</summary>
    None,
    Fair,
    Good,
    Strong,
}

/// <summary>What is said of a password before anybody relies on it.</summary>
/// <param name="Refusal">The key of the text that says why it is not taken; null when it is.</param>
/// <param name="Strength">For those that are taken.</param>
public sealed record StrengthResult(string? Refusal, Strength Strength = Strength.None);
