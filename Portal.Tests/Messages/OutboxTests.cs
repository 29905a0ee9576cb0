using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Tests.Messages;

/// <summary>What the outbox promises to a change that tells somebody of itself, on each database.</summary>
public abstract class OutboxTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_fails_leaves_neither_itself_nor_its_mail_and_wakes_nobody()
    {
        await using var office = await MailTestHost.OpenAsync(data, new MailOptions());
        var mail = MailTestHost.Letter();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            office.Database.WriteAsync(
                async work =>
                {
                    await work.AuditAsync("clerk", "changed", "x");
                    await office.Outbox.MailAsync(work, mail);
                    throw new InvalidOperationException("refused after all");
                },
                Ct
            )
        );
        Assert.Null(await OutboxRow.FindAsync(office.Database, mail, Ct));
        using var moment = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => office.Signal.WaitAsync(TimeSpan.FromMinutes(1), moment.Token));
    }

    [Fact]
    public async Task A_mail_is_sent_once_with_its_change_and_the_commit_wakes_the_sender()
    {
        await using var server = MailServer.Start();
        await using var office = await MailTestHost.OpenAsync(data, server.Options());
        var mail = MailTestHost.Letter();
        await office.QueueAsync(mail, Ct);
        await office.QueueAsync(mail, Ct); // a change that is run again with the same mail
        await office.Signal.WaitAsync(TimeSpan.FromMinutes(10), Ct);
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.True(await office.Sender.SendDueAsync(Ct));
        var received = Assert.Single(server.Received, r => r.Read()["Message-ID"].Contains(mail.Id, StringComparison.Ordinal));
        Assert.Equal(
            ("help@example.net", "reader@example.org", $"<{mail.Id}@example.net>"),
            (received.From, received.To, received.Read()["Message-ID"])
        );
        var row = await OutboxRow.FindAsync(office.Database, mail, Ct);
        Assert.Equal(
            ("", 1, "", true, false),
            (row!.Payload, row.Attempts, row.LastError, row.SentAt is not null, row.GivenUpAt is not null)
        );
    }

    [Fact]
    public async Task Who_reads_the_table_reads_neither_the_address_nor_the_link()
    {
        await using var office = await MailTestHost.OpenAsync(data, new MailOptions());
        var mail = MailTestHost.Letter("someone-in-particular@example.org");
        await office.QueueAsync(mail, Ct);
        var row = await OutboxRow.FindAsync(office.Database, mail, Ct);
        var bytes = Convert.FromBase64String(row!.Payload);
        foreach (var secret in new[] { "someone-in-particular", "secret-token-of-the-link", mail.Subject })
        {
            Assert.DoesNotContain(secret, row.ToString(), StringComparison.Ordinal);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("reader")]
    [InlineData("reader@example.org\r\nBcc: other@example.org")]
    [InlineData("reader@example.org, other@example.org")]
    public async Task What_is_no_address_is_refused_and_takes_the_change_with_it(string to)
    {
        await using var office = await MailTestHost.OpenAsync(data, new MailOptions());
        var mail = MailTestHost.Letter(to);
        await Assert.ThrowsAsync<FormatException>(() => office.QueueAsync(mail, Ct));
        Assert.Null(await OutboxRow.FindAsync(office.Database, mail, Ct));
    }

    [Fact]
    public async Task What_was_sealed_with_a_key_that_is_gone_is_given_up_and_seen()
    {
        await using var server = MailServer.Start();
        await using var office = await MailTestHost.OpenAsync(data, server.Options());
        var mail = MailTestHost.Letter();
        await office.QueueAsync(mail, Ct);
        await office.Database.WriteAsync(
            work => work.ExecuteAsync("update outbox set payload = 'bm90aGluZw==' where message_id like @id", new { id = $"%{mail.Id}%" }),
            Ct
        );
        Assert.True(await office.Sender.SendDueAsync(Ct));
        var row = await OutboxRow.FindAsync(office.Database, mail, Ct);
        Assert.Equal((true, "sealed with a key that is gone"), (row!.GivenUpAt is not null, row.LastError));
    }

    public sealed class OnSqlite(SqliteFixture data) : OutboxTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : OutboxTests(data), IClassFixture<PostgresFixture>;
}
