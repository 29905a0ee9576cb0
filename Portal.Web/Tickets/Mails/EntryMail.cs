using Portal.Web.Data;
using Portal.Web.Messages.Inbound;

namespace Portal.Web.Tickets.Mails;

/// <summary>What an entry that came by mail has beside its text: who sent it, what was quoted, and files that were not taken.</summary>
public sealed record EntryMail
{
    public const string Columns = "entry_id, sender, is_proven, rest, omitted_files";

    private const string Insert = """
        insert into entry_mail (entry_id, ticket_id, sender, is_proven, rest, omitted_files)
        values (@entryId, @ticketId, @Sender, @IsSenderProven, @Rest, @omitted)
        """;

    public required long EntryId { get; init; }

    public required string Sender { get; init; }

    /// <summary>Whether the receiving server has checked where it comes from.</summary>
    public required bool IsProven { get; init; }

    /// <summary>The quoted mail, a signature, a disclaimer.</summary>
    public required string Rest { get; init; }

    /// <summary>A line for each file that could not be taken.</summary>
    public required string OmittedFiles { get; init; }

    internal static Task KeepAsync(UnitOfWork work, long ticketId, long entryId, InboundMail mail, string omitted) =>
        work.ExecuteAsync(
            Insert,
            new
            {
                entryId,
                ticketId,
                mail.Sender,
                mail.IsSenderProven,
                mail.Rest,
                omitted,
            }
        );
}
