namespace Portal.Web.Messages;

/// <summary>Sends what is due. A mail may arrive twice, when this program dies between the server's yes and the note of it; it carries the same Message-ID then, and mail programs show it once.</summary>
public sealed partial class MailSender(OutboxQueue queue, Sealing sealing, LetterWriter letters, IMailTransport transport, TimeProvider clock, ILogger<MailSender> logger)
{
    private const int Lanes = 4;

    /// <summary>Sends everything that is due now; false when the server cannot be reached, so that another try soon would be in vain.</summary>
    /// <param name="stopping">No further mail is begun.</param>
    /// <param name="abandon">The mail that is being sent is left; it is sent again later.</param>
    public async Task<bool> SendDueAsync(CancellationToken stopping, CancellationToken abandon = default)
    {
        var due = await queue.CountDueAsync(clock.GetUtcNow(), stopping);
        var lanes = await Task.WhenAll(Enumerable.Range(0, (int)Math.Min(due, Lanes)).Select(_ => SendAllAsync(stopping, abandon)));
        return lanes.All(reached => reached);
    }

    private async Task<bool> SendAllAsync(CancellationToken stopping, CancellationToken abandon)
    {
        while (!stopping.IsCancellationRequested && await queue.ClaimAsync(CancellationToken.None) is { } row)
        {
            var delivery = await SendAsync(row, abandon);
            if (delivery.Outcome == Outcome.Sent) await queue.SentAsync(row);
            else await FailedAsync(row, delivery);
            if (delivery.Outcome == Outcome.Unreachable) return false;
        }

        return true;
    }

    private async Task<Delivery> SendAsync(OutboxQueue.Row row, CancellationToken abandon)
    {
        if (sealing.Open(row.Payload) is not { } mail) return new Delivery(Outcome.Refused, "sealed with a key that is gone");
        try
        {
            return await transport.SendAsync(letters.Write(mail), abandon);
        }
        catch (Exception error)
        {
            Log.Broken(logger, row.Id, error); // a mail that cannot be written must not keep the others from being sent
            return new Delivery(Outcome.Deferred, $"a fault of the portal: {error.GetType().Name}");
        }
    }

    private async Task FailedAsync(OutboxQueue.Row row, Delivery delivery)
    {
        if (await queue.FailedAsync(row, delivery)) Log.GivenUp(logger, row.Id, row.Attempts, delivery.Reason);
        else Log.Deferred(logger, row.Id, row.Attempts, delivery.Reason);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} could not be written")]
        public static partial void Broken(ILogger logger, long id, Exception error);

        [LoggerMessage(Level = LogLevel.Information, Message = "Mail {Id} was not taken, attempt {Attempt}: {Reason}")]
        public static partial void Deferred(ILogger logger, long id, int attempt, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} is given up after attempt {Attempt}: {Reason}. \"mail retry\" sends it again")]
        public static partial void GivenUp(ILogger logger, long id, int attempt, string reason);
    }
}
