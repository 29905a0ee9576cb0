namespace Portal.Web.Tickets;

/// <summary>What a customer wrote to a ticket.</summary>
/// <param name="Caller">Who writes.</param>
/// <param name="Text">May be empty when there are files.</param>
/// <param name="Key">What it counts once by.</param>
/// <param name="FilesKey">What its files wait under.</param>
internal sealed record NewReply(TicketActor Caller, string Text, string Key, string FilesKey);

/// <param name="Refusal">Why it was not taken; null when it was.</param>
/// <param name="EntryId">The new entry; null when it was there already.</param>
internal sealed record ReplyOutcome(TicketRefusal? Refusal, long? EntryId = null);
