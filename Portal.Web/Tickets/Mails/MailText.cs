using Portal.Web.Messages.Inbound;
using Portal.Web.Tickets.New;

namespace Portal.Web.Tickets.Mails;

/// <summary>The words of a mail as an entry takes them: what is too long for one goes on beneath it.</summary>
internal sealed record MailText(string Text, string Rest)
{
    private const int MaxRest = 200_000;

    public static MailText From(InboundMail mail)
    {
        var (text, rest) = (Clean(mail.Text), Clean(mail.Rest));
        if (text.Length > TicketFormInput.MaxTextLength)
        {
            var end = CutAt(text);
            (text, rest) = ($"{text[..end].TrimEnd()}…", $"…{text[end..].TrimStart()}\n\n{rest}");
        }

        if (text == "" && mail.Files.Count == 0)
            text = mail.Subject; // an entry without words or files would say nothing
        return new(text, rest.Length > MaxRest ? rest[..MaxRest] : rest);
    }

    public static string SubjectOf(InboundMail mail, string text)
    {
        var subject = mail.Subject != "" ? mail.Subject : TicketSubject.From(text);
        if (subject == "")
            subject = "…";
        return subject.Length <= TicketFormInput.MaxSubjectLength
            ? subject
            : $"{subject[..(TicketFormInput.MaxSubjectLength - 1)].TrimEnd()}…";
    }

    // PostgreSQL keeps no such character.
    private static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    private static int CutAt(string text)
    {
        var most = TicketFormInput.MaxTextLength - 1;
        var end = text.LastIndexOfAny([' ', '\n'], most);
        return end > most / 2 ? end
            : char.IsHighSurrogate(text[most - 1]) ? most - 1
            : most;
    }
}
