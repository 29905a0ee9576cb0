using Portal.Web.Status;

namespace Portal.Web.Tickets;

/// <summary>Something the customer did before they asked: "article" they read, "search" they made, "guide" for a step of a guide.</summary>
public sealed record AttemptedStep(string Kind, string Step, string Result = "")
{
    /// <summary>When it was done; null when only the time of the request is known.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Its name in the part of the site it was done in; empty where it has none.</summary>
    public string Key { get; init; } = "";
}

/// <summary>A request as it was written, checked, and about to be filed.</summary>
public sealed record NewTicket
{
    /// <summary>Made with the form; whoever sends the form again has the same ticket.</summary>
    public required string FormKey { get; init; }

    /// <summary>What the files of the form wait under.</summary>
    public string FilesKey { get; init; } = "";

    public required TicketType Type { get; init; }

    public required string Topic { get; init; }

    /// <summary>What the form of the type asked for beside the words, by the name of the field.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    /// <summary>
    /// True when the address is known to be theirs. To any other no word of what was written is sent: anybody can type one.
    /// </summary>
    public bool IsEmailConfirmed { get; init; }

    /// <summary>So many receipts an hour go to this mailbox, when it may be a stranger's; null where it is known to be their own.</summary>
    public int? ReceiptsPerHour { get; init; }

    /// <summary>False for what others heard of by another mail, or must not hear of.</summary>
    public bool IsReceiptMailed { get; init; } = true;

    public string Phone { get; init; } = "";

    public required string Language { get; init; }

    public Channel Channel { get; init; } = Channel.Web;

    /// <summary>Of the mail it began with, which its receipt answers; empty for what was typed into a form.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>Null for a guest.</summary>
    public long? PersonId { get; init; }

    /// <summary>Only a number that is known to be theirs: everybody with it sees the ticket.</summary>
    public string? CustomerNumber { get; init; }

    public string? ServiceNumber { get; init; }

    public string? DeviceSerial { get; init; }

    public string? Incident { get; init; }

    /// <summary>Where something does not work, for those who look after the network; null when it is no fault.</summary>
    public Report? Broken { get; init; }

    public string? Article { get; init; }

    public IReadOnlyList<AttemptedStep> AttemptedSteps { get; init; } = [];

    public long? FollowsId { get; init; }

    /// <summary>The browser that said before that an article had solved it.</summary>
    public string? Visitor { get; init; }

    /// <summary>Who files it, as the audit trail names them.</summary>
    public string Actor { get; init; } = "guest";
}
