namespace Portal.Web.Provider.Credentials;

/// <summary>
/// Asks the provider for user names that come with a line, and for new passwords. The provider's system alone keeps a password; the portal
/// hears a new one once and never the old one.
/// </summary>
public interface ICredentials
{
    /// <summary>
    /// The user names of all lines of a customer that have any and have not ended, by line and kind. A number that nobody has is
    /// <see cref="AnswerState.NotFound"/>.
    /// </summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<Credential>>> ListAsync(string customer, CancellationToken ct);

    /// <summary>
    /// Makes a new password, which counts at once. A reset that was made already, by its <see cref="CredentialReset.Key"/>, is answered
    /// without a password and not made a second time. <see cref="AnswerState.NotFound"/> when the customer has no such line, or the line
    /// has no such user name.
    /// </summary>
    /// <param name="reset">Of what.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<NewPassword>> ResetAsync(CredentialReset reset, CancellationToken ct);
}

/// <summary>What a user name opens.</summary>
public enum CredentialKind
{
    /// <summary>The line itself: what a router signs in with (PPPoE).</summary>
    Connection,

    /// <summary>The mailbox that came with the line.</summary>
    Mailbox,
}

/// <summary>A user name, without its password.</summary>
public sealed record Credential
{
    /// <summary>The provider's own number of the line, in plain form.</summary>
    public required string Service { get; init; }

    public required CredentialKind Kind { get; init; }

    public required string UserName { get; init; }

    /// <summary>True when the provider writes a new password into the router itself, so that the customer has nothing to do.</summary>
    public required bool ConfiguresRouter { get; init; }

    /// <summary>When the password was last made; null when the provider does not say.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}

/// <summary>A wish for a new password.</summary>
/// <param name="Customer">The customer number, in plain form.</param>
/// <param name="Service">The number of the line, in plain form.</param>
/// <param name="Kind">Of which of its user names.</param>
/// <param name="Key">The portal's name of this wish, up to 64 characters: the same wish sent twice makes one password.</param>
public sealed record CredentialReset(string Customer, string Service, CredentialKind Kind, string Key);

/// <summary>What was made.</summary>
public sealed record NewPassword
{
    public required string UserName { get; init; }

    /// <summary>Null when it was handed out before.</summary>
    public string? Password { get; init; }

    // A record writes all of itself into a log line; this one must not.
    public override string ToString() => nameof(NewPassword);
}
