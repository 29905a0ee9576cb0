using Portal.Web.Data;

namespace Portal.Web.Agents;

/// <summary>Why an action of an agent was refused.</summary>
[Refusal]
public enum AgentRefusal
{
    /// <summary>Somebody was faster; the page is shown again with what they did.</summary>
    Changed,

    /// <summary>The ticket belongs to a level this person is not of.</summary>
    NotYourLevel,

    /// <summary>From its state the ticket cannot go there.</summary>
    NotFromHere,

    /// <summary>The person it is to go to is not of its level.</summary>
    WrongPerson,

    /// <summary>It already waits for the next level to accept it.</summary>
    Offered,

    /// <summary>The handover was accepted or returned already.</summary>
    Answered,

    /// <summary>There is no level above.</summary>
    NoHigherLevel,

    /// <summary>
    /// It cannot be merged: into itself, into something merged or closed, a complaint into something else, or another customer's.
    /// </summary>
    NotMergeable,

    /// <summary>It is a duplicate: what is done is done with the ticket that goes on.</summary>
    Merged,

    /// <summary>Customers do not know of the incident yet.</summary>
    Suspected,

    /// <summary>Another change of the line waits for the customer's word.</summary>
    ChangePrepared,

    /// <summary>The prepared change has ended: the customer decided, or its time is over.</summary>
    ChangeOver,

    /// <summary>A promise in the past, or the law's day would pass.</summary>
    WrongTime,
}
