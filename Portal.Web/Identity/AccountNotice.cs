using System.Globalization;
using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Web.Identity;

/// <summary>
/// Tells the owner of an account, at every confirmed address and in their own language, that something happened to it: what, when, from where, and what to do when it was somebody else.
/// </summary>
public sealed class AccountNotice(Texts texts, Outbox outbox, PublicAddress address)
{
    /// <param name="work">The change the mails tell of.</param>
    /// <param name="person">Whose account it is.</param>
    /// <param name="subject">The key of what happened.</param>
    /// <param name="device">The browser it was done with.</param>
    /// <param name="network">The network it was done from.</param>
    public async Task SendAsync(Work work, Person person, string subject, string device, string network)
    {
        var (language, words) = (Language.Of(person.Language), texts.In(Language.Of(person.Language)));
        var at = $"{language.Write(DateOnly.FromDateTime(work.Now.UtcDateTime))}, {work.Now.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";
        List<Block> blocks =
        [
            new Paragraph(words["Notice.Words"]),
            new Facts([new(words["Notice.When"], at), new(words["Notice.Device"], device), new(words["Notice.Network"], network)]),
            new Paragraph(words["Notice.NotMe"]),
            new Button(words["Notice.Sessions"], address.Of($"/{language}/account/sessions")),
            new Button(words["Notice.Reset"], address.Of($"/{language}/reset-password")),
        ];
        foreach (var to in AddressesOf(person))
            await outbox.MailAsync(work, new Mail { To = to, Language = language.Code, Subject = words[subject], Blocks = blocks });
    }

    private static IEnumerable<string> AddressesOf(Person person)
    {
        if (person.EmailConfirmedAt is not null) yield return person.Email;
        if (person is { SecondEmail: { } second, SecondEmailConfirmedAt: not null }) yield return second;
    }
}
