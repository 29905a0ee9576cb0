namespace Portal.Web.Messages;

/// <summary>Development: mails become files, and nothing leaves the machine.</summary>
public sealed class FolderTransport(MailFolder folder) : IMailTransport
{
    public async Task<Delivery> SendAsync(MimeMail letter, CancellationToken ct)
    {
        try
        {
            await folder.SaveAsync(letter, ct);
            return new Delivery(DeliveryOutcome.Sent);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return new Delivery(DeliveryOutcome.Unreachable, $"the folder for mails cannot be written: {error.GetType().Name}");
        }
    }
}
