using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Tests.Messages;

/// <summary>Mails as they leave, without a server.</summary>
internal static class TestMails
{
    public static MimeMail Write(Mail mail, MailOptions? options = null) =>
        new MimeMailBuilder(MailTestHost.Provider(), new Texts(), options ?? new MailOptions { From = "help@example.net" }).Write(mail);

    /// <summary>The bytes of the message and what a reader makes of them.</summary>
    public static async Task<(string Raw, MimeReader Mail)> SavedAsync(Mail mail, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("portal-mails-");
        try
        {
            var letter = Write(mail);
            var saved = new MailFolder(folder.FullName);
            await saved.SaveAsync(letter, ct);
            return (await File.ReadAllTextAsync(Assert.Single(folder.GetFiles("*.eml")).FullName, ct), Assert.Single(saved.List()).Mail);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
