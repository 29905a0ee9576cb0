using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Messages;

namespace Portal.Tests.Hosting;

/// <summary>What a portal of a test has written to people, as files.</summary>
internal static class SentMails
{
    /// <summary>The addresses behind the buttons of the newest mail to somebody that has one leading there: path and query.</summary>
    public static async Task<IReadOnlyList<string>> ButtonsAsync(
        this InProcessPortal portal,
        string to,
        string leading,
        CancellationToken ct
    )
    {
        IReadOnlyList<string> found = [];
        await Until.TrueAsync(
            () =>
            {
                found =
                    portal.Mails(to).Select(Buttons).FirstOrDefault(b => b.Any(a => a.Contains(leading, StringComparison.Ordinal))) ?? [];
                return Task.FromResult(found.Count > 0);
            },
            () => $"No mail to {to} leads to {leading}.",
            ct
        );
        return found;
    }

    /// <summary>To this mailbox, the newest first.</summary>
    public static IReadOnlyList<MimeReader> Mails(this InProcessPortal portal, string to)
    {
        var folder = new MailFolder(Path.Combine(portal.Services.GetRequiredService<IConfiguration>()["Data:Folder"]!, "mails"));
        return [.. folder.List().Select(m => m.Mail).Where(m => m["To"].Contains(to, StringComparison.OrdinalIgnoreCase))];
    }

    private static IReadOnlyList<string> Buttons(MimeReader mail) =>
        [
            .. new AngleSharp.Html.Parser.HtmlParser()
                .ParseDocument(mail.Html)
                .QuerySelectorAll("a.button")
                .Select(a => new Uri(a.GetAttribute("href")!).PathAndQuery),
        ];
}
