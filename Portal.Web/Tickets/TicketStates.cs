using static Portal.Web.Tickets.TicketState;
using static Portal.Web.Tickets.TicketTrigger;

namespace Portal.Web.Tickets;

/// <summary>What leads a ticket from one state to another.</summary>
public enum TicketTrigger
{
    /// <summary>An agent answers and says how it goes on.</summary>
    AgentReply,

    /// <summary>The customer writes.</summary>
    CustomerReply,

    /// <summary>The customer needs nothing more.</summary>
    CustomerClose,

    /// <summary>The customer did not answer for long.</summary>
    Silence,

    /// <summary>It is a duplicate.</summary>
    Merge,

    /// <summary>It was no duplicate.</summary>
    Unmerge,

    /// <summary>Whose it was is erased.</summary>
    Erasure,
}

/// <summary>From which state a ticket may go to which, and by what. Whatever changes a state asks this table.</summary>
public static class TicketStates
{
    // What is not here is refused. An answer may leave the state as it is; that stands here as well.
    private static readonly Dictionary<(TicketTrigger Trigger, TicketState From), TicketState[]> Table = new()
    {
        [(AgentReply, Acknowledged)] = [Acknowledged, InProgress, Pending, Held, Resolved, Cancelled, Rejected],
        [(AgentReply, InProgress)] = [InProgress, Pending, Held, Resolved, Cancelled, Rejected],
        [(AgentReply, Pending)] = [Pending, InProgress, Held, Resolved, Cancelled, Rejected],
        [(AgentReply, Held)] = [Held, InProgress, Pending, Resolved, Cancelled, Rejected],
        [(AgentReply, Resolved)] = [Resolved, InProgress],
        [(AgentReply, Closed)] = [Closed, InProgress],
        [(AgentReply, Cancelled)] = [Cancelled, InProgress],
        [(AgentReply, Rejected)] = [Rejected, InProgress],

        [(CustomerReply, Acknowledged)] = [Acknowledged],
        [(CustomerReply, InProgress)] = [InProgress],
        [(CustomerReply, Pending)] = [InProgress],
        [(CustomerReply, Held)] = [Held],
        [(CustomerReply, Resolved)] = [InProgress],
        [(CustomerReply, Closed)] = [InProgress],
        [(CustomerReply, Cancelled)] = [InProgress],
        [(CustomerReply, Rejected)] = [InProgress],

        [(CustomerClose, Acknowledged)] = [Closed],
        [(CustomerClose, InProgress)] = [Closed],
        [(CustomerClose, Pending)] = [Closed],
        [(CustomerClose, Held)] = [Closed],
        [(CustomerClose, Resolved)] = [Closed],

        [(Silence, Pending)] = [Closed],
        [(Silence, Resolved)] = [Closed],

        [(Merge, Acknowledged)] = [Rejected],
        [(Merge, InProgress)] = [Rejected],
        [(Merge, Pending)] = [Rejected],
        [(Merge, Held)] = [Rejected],
        [(Merge, Resolved)] = [Rejected],

        [(Unmerge, Rejected)] = [Acknowledged, InProgress, Pending, Held, Resolved],

        [(Erasure, Acknowledged)] = [Cancelled],
        [(Erasure, InProgress)] = [Cancelled],
        [(Erasure, Pending)] = [Cancelled],
        [(Erasure, Held)] = [Cancelled],
        [(Erasure, Resolved)] = [Cancelled],
    };

    public static bool MayFollow(TicketTrigger trigger, TicketState from, TicketState to) =>
        Table.GetValueOrDefault((trigger, from), []).Contains(to);

    /// <summary>True when nobody has to do anything more, unless the customer says so.</summary>
    public static bool IsOver(TicketState state) => state is Closed or Cancelled or Rejected;
}
