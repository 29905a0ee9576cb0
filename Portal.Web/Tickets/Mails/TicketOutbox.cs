using System.Security.Cryptography;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Messages.Inbound;

namespace Portal.Web.Tickets.Mails;

/// <summary>A mail about a ticket, ready to be queued with it.</summary>
/// <param name="Mail">As the outbox holds it.</param>
/// <param name="ReplyHash">Of the secret in the address answers go to; null where answers go nowhere.</param>
public sealed record TicketMail(ProtectedMail Mail, string? ReplyHash);

/// <summary>
/// Sends mails about tickets so that an answer finds its way back: each has an address of its own to answer to, with a secret that only its
/// reader knows, and its Message-ID is kept. Where no mails come in, they are mails like any other.
/// </summary>
public sealed class TicketOutbox(Outbox outbox, InboundOptions inbound, MailOptions options)
{
    // Lower case and digits: some servers change the case of an address.
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int SecretLength = 18;

    private const string Keep = """
        insert into ticket_mail (message_id, ticket_id, reply_hash, at) values (@messageId, @ticketId, @hash, @Now) on conflict do nothing
        """;

    /// <summary>Made before the change that sends it.</summary>
    /// <param name="mail">What is to be said.</param>
    /// <param name="reference">The ticket's.</param>
    /// <param name="answers">The Message-ID of the customer's mail it answers; null for none.</param>
    public TicketMail Prepare(Mail mail, string reference, string? answers = null)
    {
        if (inbound.MailboxFor(mail.Language) is not { } mailbox)
            return new(outbox.Protect(mail), null);
        var secret = RandomNumberGenerator.GetString(Alphabet, SecretLength);
        var addressed = mail with
        {
            ReplyTo = mailbox.Tagged($"{reference.ToLowerInvariant()}-{secret}"),
            References =
            [
                $"ticket.{reference.ToLowerInvariant()}@{options.Sender.Domain}",
                .. answers is { Length: > 0 } ? [answers] : Array.Empty<string>(),
            ],
        };
        return new(outbox.Protect(addressed), Secret.Hash(secret));
    }

    public async Task SendAsync(UnitOfWork work, long ticketId, TicketMail mail)
    {
        await outbox.MailAsync(work, mail.Mail);
        if (mail.ReplyHash is not null)
            await KeepAsync(work, ticketId, mail.Mail.MessageId, mail.ReplyHash);
    }

    public Task SendAsync(UnitOfWork work, Ticket ticket, Mail mail) => SendAsync(work, ticket.Id, Prepare(mail, ticket.Reference));

    /// <summary>Keeps that a mail belongs to a ticket, so that what answers it does too.</summary>
    public static Task KeepAsync(UnitOfWork work, long ticketId, string messageId, string? hash = null) =>
        work.ExecuteAsync(
            Keep,
            new
            {
                messageId = messageId.Trim('<', '>'),
                ticketId,
                hash,
                work.Now,
            }
        );
}
