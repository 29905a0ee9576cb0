using Portal.Web.Data;

namespace Portal.Web.Tickets;

/// <summary>Why something cannot be done with a ticket now.</summary>
[Refusal]
public enum TicketRefusal
{
    /// <summary>It was closed too long ago to be opened again; a new one follows it.</summary>
    TooLate,

    /// <summary>It goes on in another ticket.</summary>
    Merged,
}
