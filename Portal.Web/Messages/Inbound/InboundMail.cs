namespace Portal.Web.Messages.Inbound;

/// <summary>What a mail is, before anybody reads it.</summary>
public enum InboundKind
{
    /// <summary>A person wrote it.</summary>
    Message,

    /// <summary>A program answered: out of office, a receipt.</summary>
    AutomaticReply,

    /// <summary>A mail of ours could not be delivered.</summary>
    Bounce,

    /// <summary>A mailing list or a newsletter.</summary>
    Bulk,

    /// <summary>It comes from one of our own addresses.</summary>
    Own,

    /// <summary>The receiving server takes it for spam.</summary>
    Spam,
}

/// <summary>A mail that came in, read and taken apart.</summary>
public sealed record InboundMail
{
    public required InboundKind Kind { get; init; }

    /// <summary>Of its bytes: the same mail has the same.</summary>
    public required string Hash { get; init; }

    /// <summary>Without its brackets; empty when it has none.</summary>
    public required string MessageId { get; init; }

    /// <summary>The mails it answers, the nearest first.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>An address mail can be sent to; empty when it has none.</summary>
    public required string Sender { get; init; }

    /// <summary>As the writer calls themselves.</summary>
    public required string SenderName { get; init; }

    /// <summary>True when the receiving server has checked that it comes from where the sender's address is at home.</summary>
    public required bool IsSenderProven { get; init; }

    /// <summary>Whom it was for, by every header that says so.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    public required string Subject { get; init; }

    /// <summary>What the writer wrote.</summary>
    public required string Text { get; init; }

    /// <summary>What stands beside it: the mail it answers, a signature, a disclaimer.</summary>
    public required string Rest { get; init; }

    public required IReadOnlyList<InboundFile> Files { get; init; }

    /// <summary>For a <see cref="InboundKind.Bounce"/>.</summary>
    public Bounce? Bounce { get; init; }
}

/// <summary>A file of a mail, as it came: neither its name nor its bytes can be trusted.</summary>
/// <param name="Name">What the mail calls it.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record InboundFile(string Name, byte[] Bytes);

/// <summary>What a server says of a mail it could not deliver (RFC 3464).</summary>
/// <param name="MessageId">Of the mail that came back.</param>
/// <param name="Recipient">Whom it was for.</param>
/// <param name="Status">"5.1.1".</param>
/// <param name="IsFinal">False while the server still tries.</param>
public sealed record Bounce(string MessageId, string Recipient, string Status, bool IsFinal);

/// <summary>Why a mail is in the quarantine.</summary>
public enum QuarantineReason
{
    /// <summary>Larger than is read.</summary>
    TooLarge,

    /// <summary>More parts, deeper, or longer headers than a person's mail has.</summary>
    TooComplex,

    /// <summary>It cannot be read.</summary>
    Unreadable,

    /// <summary>It was tried more than once, and something of ours failed each time.</summary>
    Failed,

    Spam,

    Bulk,

    Own,

    /// <summary>A program answered, and to no ticket.</summary>
    AutomaticReply,

    /// <summary>A mail came back that belongs to no ticket.</summary>
    Bounce,

    /// <summary>More mails of one sender in an hour than are taken.</summary>
    TooMany,

    /// <summary>It has no sender that could be answered.</summary>
    NoSender,
}

/// <summary>What became of a mail.</summary>
/// <param name="Reason">Why it is to be quarantined; null when it was delivered.</param>
/// <param name="Target">What it was delivered to, as the audit trail names it.</param>
public sealed record InboundResult(QuarantineReason? Reason, string Target = "")
{
    public static InboundResult Quarantine(QuarantineReason reason) => new(reason);

    public static InboundResult Delivered(string target) => new(null, target);
}

/// <summary>
/// The part of the site that mails are for. It is asked in two steps: what takes long happens before the change, and what is written is
/// written within it.
/// </summary>
public interface IInboundHandler
{
    /// <summary>Finds out where a mail belongs and keeps its files.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="mailbox">Where it came in.</param>
    /// <param name="instruction">What somebody of the help desk decided about it; null for a mail that has just come.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The change. It may run twice; one that asks for the quarantine has written nothing.</returns>
    Task<Func<Portal.Web.Data.UnitOfWork, Task<InboundResult>>> PrepareAsync(
        InboundMail mail,
        InboundMailbox mailbox,
        DeliveryInstruction? instruction,
        CancellationToken ct
    );
}

/// <summary>A mail is delivered although it was quarantined.</summary>
/// <param name="Actor">Who says so, as the audit trail names them.</param>
/// <param name="Reference">The ticket it belongs to; null for a new one.</param>
public sealed record DeliveryInstruction(string Actor, string? Reference);
