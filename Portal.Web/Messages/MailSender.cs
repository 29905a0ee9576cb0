using System.Data.Common;

namespace Portal.Web.Messages;

/// <summary>
/// Sends what is due, lane by lane, and never waits for one mail with another. A mail may arrive twice, when this program dies between the
/// server's yes and the note of it; it carries the same Message-ID then, and mail programs show it once. For one caller at a time.
/// </summary>
public sealed partial class MailSender(
    OutboxQueue queue,
    MailProtector sealing,
    MimeMailBuilder letters,
    IMailTransport transport,
    MailServerState server,
    WakeSignal signal,
    TimeProvider clock,
    ILogger<MailSender> logger
)
{
    private const int NoteTries = 5;

    private readonly List<InFlight> underWay = [];

    /// <summary>
    /// Begins to send what is due, as far as there is room for it beside what is on its way already. Does not wait for the mail server.
    /// </summary>
    /// <param name="stopping">No further mail is begun.</param>
    /// <param name="abandon">The mails that are on their way are left; they are sent again later.</param>
    public async Task BeginAsync(CancellationToken stopping, CancellationToken abandon = default)
    {
        underWay.RemoveAll(mail => mail.Sending.IsCompleted);
        foreach (var lane in OutboxLane.All)
        {
            var room = RoomIn(lane);
            for (
                var due = room > 0 ? await queue.CountDueAsync(lane, room, stopping) : 0;
                due > 0 && !stopping.IsCancellationRequested;
                due--
            )
            {
                if (await queue.ClaimAsync(lane, CancellationToken.None) is not { } row)
                    break; // another node was faster
                underWay.Add(new(lane, clock.GetTimestamp(), Task.Run(() => SendAsync(row, abandon), CancellationToken.None)));
            }
        }
    }

    /// <summary>Returns when nothing is on its way any more.</summary>
    public Task FinishAsync() => Task.WhenAll(underWay.Select(mail => mail.Sending));

    /// <summary>
    /// Sends everything that is due now and waits for it; false when the server cannot be
    /// reached, so that another try soon would be in vain.
    /// </summary>
    public async Task<bool> SendDueAsync(CancellationToken stopping)
    {
        while (true)
        {
            await BeginAsync(stopping);
            if (underWay.Count == 0)
                return true;
            await Task.WhenAny(underWay.Select(mail => mail.Sending));
            if (server.Unreached == 0)
                continue;
            await FinishAsync();
            return false;
        }
    }

    // The slow ones are on their way still, and do not keep the next from being sent.
    private int RoomIn(OutboxLane lane)
    {
        var own = underWay.Where(mail => mail.Lane == lane).ToList();
        var quick = own.Count(mail => clock.GetElapsedTime(mail.Began) < OutboxLane.Slow);
        return Math.Min(lane.Quick - quick, lane.Most - own.Count);
    }

    private async Task SendAsync(OutboxQueue.Row row, CancellationToken abandon)
    {
        try
        {
            var delivery = await TryAsync(row, abandon);
            server.Note(delivery.Outcome);
            if (await NotedAsync(row, delivery))
                Log.GivenUp(logger, row.Id, row.Attempts, delivery.Reason);
            else if (delivery.Outcome != DeliveryOutcome.Sent)
                Log.Deferred(logger, row.Id, row.Attempts, delivery.Reason);
        }
        catch (Exception error)
        {
            Log.NotNoted(logger, row.Id, error); // the database, most likely: the row is free again when its claim ends
        }
        finally
        {
            signal.Wake(); // there is room for the next
        }
    }

    // What the mail server has said yes to and nobody notes is sent again: so the database is given as much time as the claim lasts.
    private async Task<bool> NotedAsync(OutboxQueue.Row row, Delivery delivery)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (delivery.Outcome != DeliveryOutcome.Sent)
                    return await queue.FailedAsync(row, delivery);
                await queue.SentAsync(row);
                return false;
            }
            catch (DbException) when (tries < NoteTries)
            {
                await Task.Delay(TimeSpan.FromSeconds(tries), CancellationToken.None);
            }
        }
    }

    private async Task<Delivery> TryAsync(OutboxQueue.Row row, CancellationToken abandon)
    {
        if (sealing.Unprotect(row.Payload) is not { } mail)
            return new Delivery(DeliveryOutcome.Refused, "sealed with a key that is gone");
        try
        {
            return await transport.SendAsync(letters.Write(mail), abandon);
        }
        catch (Exception error)
        {
            Log.Broken(logger, row.Id, error); // a mail that cannot be written must not keep the others from being sent
            return new Delivery(DeliveryOutcome.Deferred, $"a fault of the portal: {error.GetType().Name}");
        }
    }

    private sealed record InFlight(OutboxLane Lane, long Began, Task Sending);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} could not be composed")]
        public static partial void Broken(ILogger logger, long id, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id}: delivery result could not be saved; it will be sent again")]
        public static partial void NotNoted(ILogger logger, long id, Exception error);

        [LoggerMessage(Level = LogLevel.Information, Message = "Mail {Id} deferred, attempt {Attempt}: {Reason}")]
        public static partial void Deferred(ILogger logger, long id, int attempt, string reason);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Mail {Id} is given up after attempt {Attempt}: {Reason}. \"mail retry\" sends it again"
        )]
        public static partial void GivenUp(ILogger logger, long id, int attempt, string reason);
    }
}
