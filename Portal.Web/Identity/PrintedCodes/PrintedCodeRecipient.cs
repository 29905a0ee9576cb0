namespace Portal.Web.Identity.PrintedCodes;

/// <summary>What a member of the help desk sees of a person before they make a code.</summary>
public sealed record PrintedCodeRecipient
{
    public required long Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Email { get; init; }

    public DateTimeOffset? EmailConfirmedAt { get; init; }

    public string? SecondEmail { get; init; }

    public DateTimeOffset? SecondEmailConfirmedAt { get; init; }

    public string? CustomerNumber { get; init; }

    public DateTimeOffset? LockedAt { get; init; }

    /// <summary>
    /// Roles held. Staff are helped by an administrator: the help desk must not open an account that may do more than its own.
    /// </summary>
    public required long Roles { get; init; }

    public Person Person =>
        new()
        {
            Id = Id,
            Key = Key,
            Name = Name,
            Language = Language,
            Email = Email,
            EmailConfirmedAt = EmailConfirmedAt,
            SecondEmail = SecondEmail,
            SecondEmailConfirmedAt = SecondEmailConfirmedAt,
        };
}
