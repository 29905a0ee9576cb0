using System.Net.Mail;

namespace Portal.Web.Messages;

/// <summary>Development: mails become files that any mail program opens, and nothing leaves the machine.</summary>
public sealed class FolderTransport(string folder) : IMailTransport
{
    public string Folder => folder;

    public async Task<Delivery> SendAsync(Letter letter, CancellationToken ct)
    {
        var written = Directory.CreateDirectory(Path.Combine(folder, "new", Guid.NewGuid().ToString("N")));
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = written.FullName })
        using (var message = letter.ToMessage()) await client.SendMailAsync(message, ct);
        // Moved when it is whole, under the name of its Message-ID: sent twice, it is one file.
        File.Move(FileIn(written), Path.Combine(folder, letter.MessageId.Trim('<').Split('@')[0] + ".eml"), overwrite: true);
        written.Delete();
        return new Delivery(Outcome.Sent);
    }

    private static string FileIn(DirectoryInfo written) => written.GetFiles("*.eml").Single().FullName;
}
