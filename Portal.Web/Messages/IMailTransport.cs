namespace Portal.Web.Messages;

/// <summary>A way out for mails: a mail server, or a folder during development.</summary>
public interface IMailTransport
{
    /// <summary>
    /// Tries once. What goes wrong is an answer, not an exception; being cancelled too throws nothing, it is
    /// <see cref="DeliveryOutcome.Unanswered"/>.
    /// </summary>
    Task<Delivery> SendAsync(MimeMail letter, CancellationToken ct);
}

/// <summary>What became of one try.</summary>
public enum DeliveryOutcome
{
    /// <summary>The server has it.</summary>
    Sent,

    /// <summary>The server will never take this mail.</summary>
    Refused,

    /// <summary>The server does not take this mail now.</summary>
    Deferred,

    /// <summary>The server cannot be talked to, or does not let us in: no mail would get through.</summary>
    Unreachable,

    /// <summary>The server did not answer in time. That says something of this mail, and nothing of the others.</summary>
    Unanswered,
}

/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">For the operator: a status or a kind of fault. Never the server's own words, which repeat the recipient's
/// address.</param>
public sealed record Delivery(DeliveryOutcome Outcome, string Reason = "");
