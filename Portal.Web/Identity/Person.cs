using Portal.Web.Data;

namespace Portal.Web.Identity;

/// <summary>Somebody who has an account: a customer, a member of staff, or both.</summary>
public sealed class Person
{
    public long Id { get; set; }

    /// <summary>What the outside sees of a person: random, never reused, never an address.</summary>
    public string Key { get; set; } = Secret.Create(10);

    public string Name { get; set; } = "";

    /// <summary>The language the portal writes to this person in.</summary>
    public string Language { get; set; } = "en";

    public string Email { get; set; } = "";

    /// <summary>The address as it is looked for: two spellings of one mailbox are one.</summary>
    public string EmailKey { get; set; } = "";

    public DateTimeOffset? EmailConfirmedAt { get; set; }

    /// <summary>Another mailbox, for the day the first cannot be read.</summary>
    public string? SecondEmail { get; set; }

    public DateTimeOffset? SecondEmailConfirmedAt { get; set; }

    /// <summary>The provider's number for the customer this person is; null for those who are none.</summary>
    public string? CustomerNumber { get; set; }

    public string? PasswordHash { get; set; }

    public DateTimeOffset? PasswordChangedAt { get; set; }

    /// <summary>Changes with every factor; sessions that carry another one are over.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Another one after every write, so that of two writers who read the same state one is told.</summary>
    public string Version { get; set; } = Secret.Create(10);

    /// <summary>True when a password alone does not let this person in.</summary>
    public bool SecondStep { get; set; }

    /// <summary>The sealed secret of the authenticator app; null without one.</summary>
    public string? AuthenticatorKey { get; set; }

    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>"administrator" or "not-me"; null while the account is open.</summary>
    public string? LockReason { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>How the audit trail names this person.</summary>
    public string Target => $"person:{Key}";

    /// <summary>What every part of the portal that holds something of this person is asked with.</summary>
    public DataSubject ToOwner() => new(Id, Key, CustomerNumber) { Mailboxes = AccountMails.Confirmed(this) };
}
