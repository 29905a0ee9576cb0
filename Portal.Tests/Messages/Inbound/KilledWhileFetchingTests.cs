using Dapper;
using MimeKit;
using Portal.Tests.Hosting;
using Portal.Web.Messages.Inbound;

namespace Portal.Tests.Messages.Inbound;

/// <summary>As when the power goes while mails are fetched: each is taken, and each once.</summary>
public sealed class KilledWhileFetchingTests(DovecotServer dovecot)
{
    private const int Mails = 60;
    private const int Kills = 4;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(InboundProtocol.Imap)]
    [InlineData(InboundProtocol.Pop3)]
    public async Task No_mail_is_lost_or_taken_twice(InboundProtocol protocol)
    {
        var mailbox = await dovecot.NewMailboxAsync(protocol);
        for (var n = 0; n < Mails; n++)
            await dovecot.DeliverAsync(mailbox, Mail(mailbox, n));
        await using var program = await PortalProgram.StartAsync(Settings(mailbox), Ct);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var wanted = kill * Mails / (Kills + 1);
            await Until.TrueAsync(
                async () => await CountAsync(program, "inbound_mail where outcome is not null") >= wanted,
                () => program.Output,
                Ct
            );
            await program.KillAsync();
            // It would run out by itself two minutes later.
            await using (var connection = await Hosting.Kills.OpenAsync(program, null))
                await connection.ExecuteAsync("delete from inbound_lease");
            await program.StartAgainAsync(Ct);
        }

        await Until.TrueAsync(async () => await dovecot.CountAsync(mailbox) == 0, () => program.Output, Ct);
        await using var after = await Hosting.Kills.OpenAsync(program, null);
        var subjects = (await after.QueryAsync<string>("select subject from ticket where channel = 'Mail' order by subject")).ToList();
        Assert.Equal(Enumerable.Range(0, Mails).Select(n => $"Mail {n:00}"), subjects);
        Assert.Equal(Mails, await CountAsync(program, "entry_mail"));
        Assert.Equal(Mails, await CountAsync(program, "ticket_entry e join ticket t on t.id = e.ticket_id where t.channel = 'Mail'"));
        Assert.Equal(0, await CountAsync(program, "quarantined_mail"));
    }

    private static MimeMessage Mail(InboundMailbox mailbox, int n)
    {
        var mail = new MimeMessage
        {
            Subject = $"Mail {n:00}",
            Body = new TextPart("plain") { Text = "Hello" },
        };
        mail.From.Add(new MailboxAddress("Somebody", $"somebody{n}@example.org"));
        mail.To.Add(new MailboxAddress(null, mailbox.Address));
        return mail;
    }

    private static PortalSettings Settings(InboundMailbox mailbox)
    {
        const string Name = "Mail__Inbound__Mailboxes__0__";
        return new()
        {
            More = new Dictionary<string, string>
            {
                ["Provider__Demonstration"] = "false",
                ["Mail__Inbound__PollSeconds"] = "1",
                [Name + "Address"] = mailbox.Address,
                [Name + "Protocol"] = $"{mailbox.Protocol}",
                [Name + "Host"] = mailbox.Host,
                [Name + "Port"] = $"{mailbox.Port}",
                [Name + "User"] = mailbox.User,
                [Name + "Password"] = mailbox.Password!,
            },
        };
    }

    private static async Task<long> CountAsync(PortalProgram program, string rows)
    {
        await using var connection = await Hosting.Kills.OpenAsync(program, null);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {rows}");
    }
}
