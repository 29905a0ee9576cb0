using Portal.Web.Identity;
using Portal.Web.Messages.Inbound;
using Portal.Web.Site;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.Mails;

/// <summary>
/// The files of a mail, cleaned as those of a form are. What cannot be taken is named, so that the help desk can ask for it another way.
/// </summary>
public sealed class MailFiles(AttachmentService attachments, Texts texts)
{
    /// <summary>Keeps the files of a mail until it is delivered; what an attempt before this one has kept is dropped first.</summary>
    /// <returns>The key they wait under, and the lines that say what was not taken, in the language of the help desk's reader.</returns>
    /// <exception cref="IOException">A file cannot be kept just now.</exception>
    public async Task<(string Key, string Omitted)> KeepAsync(InboundMail mail, string language, CancellationToken ct)
    {
        var key = Secret.Hash($"mail {mail.Hash}");
        foreach (var left in await attachments.WaitingAsync(key, ct))
            await attachments.RemoveAsync(left.Key, key, ct);
        var (omitted, localized) = (new List<string>(), texts.In(Language.FromCode(language)));
        foreach (var file in mail.Files)
        {
            if (await attachments.AddAsync(file.Name, file.Bytes, key, UploadOwner.Mails, ct) is not { } wrong)
                continue;
            if (wrong is AttachmentService.NotKept or "Tickets.Files.Room")
                throw new IOException("A file of a mail cannot be kept just now.");
            omitted.Add(
                $"{FileName.Shown(file.Name)}: {localized[wrong, AttachmentService.MaxFileSize / 1024 / 1024, AttachmentService.MaxFiles]}"
            );
        }

        return (key, string.Join('\n', omitted));
    }
}
