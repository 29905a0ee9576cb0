namespace Portal.Web.Messages.Inbound;

/// <summary>How a mailbox is read.</summary>
public enum InboundProtocol
{
    /// <summary>New mails are announced by the server (IDLE), and moved or deleted once they are taken.</summary>
    Imap,

    /// <summary>The mailbox is looked into now and then, and mails are deleted once they are taken.</summary>
    Pop3,
}

/// <summary>Mails that come in: the section "Mail:Inbound" of the settings.</summary>
public sealed record InboundOptions
{
    public IReadOnlyList<InboundMailbox> Mailboxes { get; init; } = [];

    /// <summary>
    /// The name under which the receiving server notes what it has checked (the first word of Authentication-Results). Without one no
    /// sender is proven.
    /// </summary>
    public string? AuthenticationServer { get; init; }

    /// <summary>Mails of one sender that are taken in an hour; the rest waits in the quarantine.</summary>
    public int MailsPerSender { get; init; } = 20;

    /// <summary>A larger mail is not read.</summary>
    public int MaxMegabytes { get; init; } = 30;

    /// <summary>How often a mailbox is looked into whose server does not announce new mails.</summary>
    public int PollSeconds { get; init; } = 60;

    /// <summary>How long a mail stays in the quarantine.</summary>
    public int QuarantineDays { get; init; } = 30;

    public bool IsOn => Mailboxes.Count > 0;

    internal long MaxSize => MaxMegabytes * 1024L * 1024L;

    /// <summary>The mailbox that answers in a language go to: the one for the language, else the first.</summary>
    public InboundMailbox? MailboxFor(string language) =>
        Mailboxes.FirstOrDefault(m => m.Language == language) ?? (Mailboxes.Count > 0 ? Mailboxes[0] : null);

    public static InboundOptions FromConfiguration(IConfiguration configuration) =>
        configuration.GetSection("Mail:Inbound").Get<InboundOptions>() ?? new InboundOptions();
}

/// <summary>One mailbox that customers write to.</summary>
public sealed record InboundMailbox
{
    /// <summary>The address customers write to. The server must deliver "name+anything@" into the same mailbox.</summary>
    public required string Address { get; init; }

    public InboundProtocol Protocol { get; init; }

    public required string Host { get; init; }

    /// <summary>0 for the usual one of the protocol.</summary>
    public int Port { get; init; }

    public MailSecurity Security { get; init; }

    public required string User { get; init; }

    public string? Password { get; init; }

    /// <summary>In place of a password.</summary>
    public OAuthOptions? OAuth { get; init; }

    public string Folder { get; init; } = "INBOX";

    /// <summary>The folder that taken mails are moved to; empty deletes them.</summary>
    public string MoveTo { get; init; } = "Portal";

    /// <summary>The code of the language that those who write here are answered in.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The type of the tickets that begin with a mail to it, as the addresses of forms name them.</summary>
    public string Type { get; init; } = "question";

    internal int ActualPort =>
        Port > 0 ? Port
        : Protocol == InboundProtocol.Imap ? (Security == MailSecurity.Tls ? 993 : 143)
        : Security == MailSecurity.Tls ? 995
        : 110;

    /// <summary>True for the address itself, and for it with anything behind a plus.</summary>
    public bool Owns(string address) => Mailbox.TryParse(address, out var other) && Without(other.Address) == Without(Address);

    /// <summary>What stands behind the plus of an address of this mailbox; null when nothing does.</summary>
    public string? TagOf(string address) => Owns(address) && address.Split('@')[0].Split('+', 2) is [_, var tag] ? tag : null;

    /// <summary>The address of the mailbox with a tag.</summary>
    public string Tagged(string tag) => $"{Address.Split('@')[0]}+{tag}@{Address.Split('@')[1]}";

    private static string Without(string address)
    {
        var (local, domain) = (address.Split('@')[0], address.Split('@')[^1]);
        return $"{local.Split('+')[0]}@{domain}".ToLowerInvariant();
    }
}

/// <summary>How a token is got that stands in place of a password (RFC 6749).</summary>
public sealed record OAuthOptions
{
    public required string TokenEndpoint { get; init; }

    public required string ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>With one the token is refreshed; without one the program signs in as itself (client credentials).</summary>
    public string? RefreshToken { get; init; }

    public string? Scope { get; init; }
}
