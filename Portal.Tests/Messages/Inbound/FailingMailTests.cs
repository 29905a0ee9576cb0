using Microsoft.Extensions.Logging.Abstractions;
using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Messages.Inbound;

namespace Portal.Tests.Messages.Inbound;

/// <summary>A mail over which something of ours stumbles again and again, on each database.</summary>
public abstract class FailingMailTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_over_which_the_portal_stumbles_is_tried_five_times_and_then_put_aside_whole()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var handler = new Stumbling();
        var receiver = new InboundReceiver(
            data.Database,
            host.Options,
            host.Tickets.Get<MailParser>(),
            host.Quarantine,
            [handler],
            NullLogger<InboundReceiver>.Instance
        );
        using var bytes = new MemoryStream();
        await host.Written("Hello").WriteToAsync(bytes, Ct);
        for (var n = 0; n < 5; n++)
            await Assert.ThrowsAsync<InvalidOperationException>(() => receiver.ReceiveAsync(host.Mailbox, bytes.ToArray(), true, Ct));
        await receiver.ReceiveAsync(host.Mailbox, bytes.ToArray(), true, Ct);
        await receiver.ReceiveAsync(host.Mailbox, bytes.ToArray(), true, Ct);
        var kept = Assert.Single(await host.QuarantinedAsync(), q => q.Reason == "Failed");
        Assert.Equal(5, handler.Tries);
        Assert.Equal(bytes.ToArray(), host.Quarantine.Read(kept));
    }

    [Fact]
    public async Task What_waited_too_long_is_deleted_and_so_is_what_somebody_wrote_who_is_erased()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        async Task ReceiveAsync(string from)
        {
            var mail = host.Written("Hello", from);
            mail.Headers["List-Id"] = "<x.example.org>";
            await host.ReceiveAsync(mail);
        }

        await ReceiveAsync("Old@example.org");
        data.Clock.Advance(TimeSpan.FromDays(host.Options.QuarantineDays + 1));
        await ReceiveAsync("erased@example.org");
        await ReceiveAsync("other@example.org");
        var all = await host.QuarantinedAsync();
        await host.Quarantine.SweepAsync(Ct);
        Assert.Equal(
            ["other@example.org", "erased@example.org"],
            (await host.QuarantinedAsync()).Where(q => q.Reason == "Bulk").Select(q => q.Sender)
        );
        var owner = new DataSubject(1, "key", null) { Mailboxes = ["Erased@example.org"] };
        var own = host.Tickets.GetAll<IPersonalData>().OfType<QuarantineData>().Single();
        Assert.Equal("Internet", Assert.Single((await own.ReadAsync(owner, Ct)).Single().Rows)["subject"]);
        await data.Database.WriteAsync(work => own.EraseAsync(work, owner), Ct);
        Assert.Equal(["other@example.org"], (await host.QuarantinedAsync()).Where(q => q.Reason == "Bulk").Select(q => q.Sender));
        Assert.All(all.Where(q => q.Sender is "erased@example.org"), q => Assert.Null(host.Quarantine.Read(q)));
    }

    private sealed class Stumbling : IInboundHandler
    {
        public int Tries { get; private set; }

        public Task<Func<UnitOfWork, Task<InboundResult>>> PrepareAsync(
            InboundMail mail,
            InboundMailbox mailbox,
            DeliveryInstruction? instruction,
            CancellationToken ct
        )
        {
            Tries++;
            return Task.FromResult<Func<UnitOfWork, Task<InboundResult>>>(_ => throw new InvalidOperationException("A fault of ours."));
        }
    }

    public sealed class OnSqlite(SqliteFixture data) : FailingMailTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : FailingMailTests(data), IClassFixture<PostgresFixture>;
}
