namespace Portal.Web.Messages;

/// <summary>How a connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>TLS from the first byte where the port is for that, else STARTTLS, except to this machine itself.</summary>
    Automatic,

    /// <summary>STARTTLS, or nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>In the clear.</summary>
    None,
}

/// <summary>Where mails go: the section "Mail" of the settings.</summary>
public sealed record MailOptions
{
    /// <summary>The mail server; without one mails wait in the outbox, and in Development they become files.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The address mails come from. Its name is the provider's.</summary>
    public string? From { get; init; }

    public MailSecurity Security { get; init; }

    /// <summary>How long the server may take for one mail, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    public bool HasServer => Host is { Length: > 0 };

    public bool UsesTls => MailConnection.IsEncrypted(Security, Host, Port);

    internal TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>The sender's address, or one of no use to anybody while nothing leaves the machine.</summary>
    internal Mailbox Sender =>
        Mailbox.TryParse(From, out var from) || Mailbox.TryParse("portal@localhost", out from)
            ? from
            : throw new InvalidOperationException();

    internal string MessageId(Mail mail) => $"<{mail.Id}@{Sender.Domain}>";

    public static MailOptions FromConfiguration(IConfiguration configuration) =>
        configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();

    /// <summary>What is wrong with the settings, in words for the operator.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration, bool production)
    {
        MailOptions options;
        try
        {
            options = FromConfiguration(configuration);
        }
        catch (InvalidOperationException error)
        {
            var kinds = string.Join(", ", Enum.GetNames<MailSecurity>());
            return new List<string> { $"Mail:Port and Mail:TimeoutSeconds are numbers, Mail:Security is one of {kinds}. {error.Message}" };
        }

        return [.. options.Faults(production)];
    }

    private IEnumerable<string> Faults(bool production)
    {
        if (From is { Length: > 0 } && !Mailbox.TryParse(From, out _))
            yield return $"Mail:From is not a mail address: {From}.";
        if (!HasServer)
            yield break;
        if (From is not { Length: > 0 })
            yield return "Mail:From must be the address mails come from, for example help@example.net.";
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return $"Mail:Host is not the name of a machine: {Host}.";
        if (Port is < 1 or > 65_535)
            yield return "Mail:Port is a number from 1 to 65535; 587 is usual.";
        if (Port == 465 && Security is MailSecurity.StartTls or MailSecurity.None)
            yield return "Mail:Port 465 expects TLS from the first byte: set Mail:Security to Automatic or Tls.";
        if (TimeoutSeconds is < 1 or > 600)
            yield return "Mail:TimeoutSeconds is a number from 1 to 600.";
        if (User is { Length: > 0 } != Password is { Length: > 0 })
            yield return "Mail:User and Mail:Password belong together: set both or neither.";
        if (production && !UsesTls && !MailConnection.IsLocal(Host))
            yield return "Mail:Security must not be None for another machine: links to set a new password would travel in the clear.";
    }
}
