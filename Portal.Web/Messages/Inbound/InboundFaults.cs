namespace Portal.Web.Messages.Inbound;

/// <summary>What is wrong with the settings of mailboxes, in words for the operator.</summary>
public static class InboundFaults
{
    public static IReadOnlyList<string> Find(IConfiguration configuration, bool production)
    {
        InboundOptions options;
        try
        {
            options = InboundOptions.FromConfiguration(configuration);
        }
        catch (InvalidOperationException error)
        {
            return new List<string> { $"Mail:Inbound: {error.Message}" };
        }

        // The framework leaves out of a list what it cannot read, without a word.
        if (options.Mailboxes.Count < configuration.GetSection("Mail:Inbound:Mailboxes").GetChildren().Count())
            return new List<string> { "Mail:Inbound:Mailboxes: one of them has a Protocol, Port or Security that is none." };
        return [.. Of(options), .. options.Mailboxes.SelectMany((m, n) => Of(m, $"Mail:Inbound:Mailboxes:{n}", production))];
    }

    private static IEnumerable<string> Of(InboundOptions options)
    {
        if (options.MaxMegabytes is < 1 or > 100)
            yield return "Mail:Inbound:MaxMegabytes is a number from 1 to 100.";
        if (options.PollSeconds is < 1 or > 3600)
            yield return "Mail:Inbound:PollSeconds is a number from 1 to 3600.";
        if (options.MailsPerSender < 1)
            yield return "Mail:Inbound:MailsPerSender is a number from 1.";
        if (options.QuarantineDays < 1)
            yield return "Mail:Inbound:QuarantineDays is a number from 1.";
        if (options.Mailboxes.DistinctBy(m => m.Address?.ToLowerInvariant()).Count() < options.Mailboxes.Count)
            yield return "Mail:Inbound:Mailboxes: an address stands there twice.";
    }

    private static IEnumerable<string> Of(InboundMailbox mailbox, string name, bool production)
    {
        if (!Mailbox.TryParse(mailbox.Address, out var address) || address.Address.Split('@')[0] is { Length: > 25 } or { Length: 0 })
            yield return $"{name}:Address must be the address customers write to, with at most 25 characters before the @.";
        if (Uri.CheckHostName(mailbox.Host) == UriHostNameType.Unknown)
            yield return $"{name}:Host is not the name of a machine: {mailbox.Host}.";
        if (mailbox.User is not { Length: > 0 })
            yield return $"{name}:User is missing.";
        if (mailbox.Password is { Length: > 0 } == mailbox.OAuth is not null)
            yield return $"{name} needs either Password or OAuth.";
        if (mailbox.OAuth is { } oauth && !IsEndpoint(oauth.TokenEndpoint, production))
            yield return $"{name}:OAuth:TokenEndpoint must be an https address.";
        if (!Portal.Web.Site.Language.TryFind(mailbox.Language, out _))
            yield return $"{name}:Language is one of the codes {string.Join(", ", Portal.Web.Site.Language.Codes)}.";
        if (production && mailbox.Security == MailSecurity.None && !MailConnection.IsLocal(mailbox.Host))
            yield return $"{name}:Security must not be None for another machine: the password would travel in the clear.";
    }

    private static bool IsEndpoint(string? text, bool production) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (!production && address.Scheme == Uri.UriSchemeHttp));
}
