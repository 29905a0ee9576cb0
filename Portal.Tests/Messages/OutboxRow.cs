using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Tests.Messages;

/// <summary>A row of the outbox as an operator with a database tool sees it.</summary>
internal sealed record OutboxRow
{
    private const string Of =
        "select message_id, payload, attempts, due_at, sent_at, given_up_at, last_error from outbox where message_id like @id";

    public required string MessageId { get; init; }

    public required string Payload { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset? SentAt { get; init; }

    public required DateTimeOffset? GivenUpAt { get; init; }

    public required string LastError { get; init; }

    public static async Task<OutboxRow?> FindAsync(Database db, Mail mail, CancellationToken ct) =>
        (await db.ListAsync<OutboxRow>(Of, new { id = $"%{mail.Id}%" }, ct)).SingleOrDefault();
}
