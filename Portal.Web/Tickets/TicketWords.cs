namespace Portal.Web.Tickets;

/// <summary>What a ticket is; its form, its skill and its deadlines follow from it.</summary>
public enum TicketType
{
    Fault,
    Billing,

    /// <summary>Never closed by silence, never merged into a fault, answered by a day the law sets.</summary>
    Complaint,
    Change,

    /// <summary>What somebody may ask of their own data.</summary>
    Privacy,
    Question,
}

/// <summary>The states of TM Forum's TMF621, word for word. Customers never see them: each has its own words for them.</summary>
public enum TicketState
{
    Acknowledged,
    Rejected,

    /// <summary>The customer has to answer; the deadlines are paused.</summary>
    Pending,

    /// <summary>Somebody else has to act; the deadlines run on.</summary>
    Held,
    InProgress,
    Cancelled,
    Closed,
    Resolved,
}

/// <summary>Whom a pending or held ticket waits for.</summary>
public enum WaitingFor
{
    Customer,
    Supplier,
    Incident,
    Visit,
}

/// <summary>Which of the people of a level take it.</summary>
public enum Skill
{
    Technical,
    Billing,
    Contracts,
    Complaints,
    Privacy,
}

/// <summary>How much of the service is gone.</summary>
public enum Severity
{
    /// <summary>Nothing works.</summary>
    Total,

    /// <summary>It works badly or in part.</summary>
    Partial,

    /// <summary>The service works.</summary>
    None,
}

/// <summary>The way a ticket or an entry came to us.</summary>
public enum Channel
{
    Web,
    Mail,
    Phone,
    Shop,
}

/// <summary>Who wrote an entry.</summary>
public enum Side
{
    Customer,
    Agent,
    System,
}

/// <summary>What an entry of a ticket's history is.</summary>
public enum EntryKind
{
    Opened,
    Reply,

    /// <summary>Agents only.</summary>
    Note,
    State,
    Assignment,
    Priority,
    Handover,
    Promise,
    Attachment,
    Incident,
    Merge,

    /// <summary>A duplicate was taken out again.</summary>
    Unmerge,
    Survey,

    /// <summary>A change of plan or extras that was prepared for the customer, or what became of it; agents only.</summary>
    Change,
}
