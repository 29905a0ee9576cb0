using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Tests.Messages;

/// <summary>What the outbox promises to a change that tells somebody of itself, on each database.</summary>
public abstract class OutboxTests(DatabaseFixture data)
{
    private const string Rows = "select message_id, payload, attempts, sent_at, given_up_at, last_error from outbox where message_id like @id";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_fails_leaves_neither_itself_nor_its_mail()
    {
        await using var office = await OfficeAsync();
        var mail = PostOffice.Letter();
        await Assert.ThrowsAsync<InvalidOperationException>(() => office.Database.WriteAsync(
            async work =>
            {
                await work.AuditAsync("clerk", "changed", "x");
                await office.Outbox.MailAsync(work, mail);
                throw new InvalidOperationException("refused after all");
            },
            Ct));
        Assert.Empty(await RowsAsync(office, mail));
    }

    [Fact]
    public async Task A_mail_is_sent_once_with_the_change_and_the_sender_is_woken_by_the_commit()
    {
        await using var server = MailServer.Start();
        await using var office = await PostOffice.OpenAsync(data, server.Options());
        var mail = PostOffice.Letter();
        await office.QueueAsync(mail, Ct);
        await office.QueueAsync(mail, Ct); // a change that is run again with the same mail
        await office.Signal.WaitAsync(TimeSpan.FromMinutes(1), Ct);
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.True(await office.Sender.SendDueAsync(Ct));
        var received = Assert.Single(server.Received);
        Assert.Equal(("help@example.net", "reader@example.org", $"<{mail.Id}@example.net>"), (received.From, received.To, received.Read()["Message-ID"]));
        var row = Assert.Single(await RowsAsync(office, mail));
        Assert.Equal(("", 1, true, false), (row.Payload, row.Attempts, row.SentAt is not null, row.GivenUpAt is not null));
    }

    private Task<PostOffice> OfficeAsync() => PostOffice.OpenAsync(data, new MailOptions { From = "help@example.net" });

    private static Task<IReadOnlyList<Row>> RowsAsync(PostOffice office, Mail mail) => office.Database.ListAsync<Row>(Rows, new { id = $"%{mail.Id}%" }, Ct);

    public sealed class OnSqlite(SqliteFixture data) : OutboxTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : OutboxTests(data), IClassFixture<PostgresFixture>;

    private sealed record Row
    {
        public required string MessageId { get; init; }

        public required string Payload { get; init; }

        public required int Attempts { get; init; }

        public required DateTimeOffset? SentAt { get; init; }

        public required DateTimeOffset? GivenUpAt { get; init; }

        public required string LastError { get; init; }
    }
}
