using Portal.Web.Data;
using Portal.Web.Identity.PasswordReset;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity;

/// <summary>
/// What the owner of an account is told of a change to it, at every confirmed address, with the secret of the link that locks the account.
/// </summary>
public sealed record AccountNotice(Person Person, string NotMe, IReadOnlyList<Mail> Mails);

/// <summary>
/// Mails about what happened to an account, in its owner's language: what, when, from where, and a way to lock the account when it was
/// somebody else. They are made before the write that queues them, which may run twice.
/// </summary>
public sealed class AccountMails(Texts texts, SiteUrls address, SiteLinks links, Outbox outbox, FriendlyTime time, TimeProvider clock)
{
    private const string ItWasYou = "Notice.Text";

    /// <summary>The addresses that are known to be the person's.</summary>
    public static IReadOnlyList<string> Confirmed(Person person)
    {
        string?[] addresses =
        [
            person.EmailConfirmedAt is null ? null : person.Email,
            person.SecondEmailConfirmedAt is null ? null : person.SecondEmail,
        ];
        return [.. addresses.OfType<string>().Where(a => Mailbox.TryParse(a, out _))];
    }

    /// <summary>One mail for every confirmed address.</summary>
    /// <param name="person">As they were before, when addresses change.</param>
    /// <param name="what">The subject is the text "Notice.{what}.Subject".</param>
    /// <param name="place">Where it was done from; null when it was not done by somebody who is signed in.</param>
    /// <param name="words">The key of what is said, when it is more than that there is nothing to do if it was oneself.</param>
    /// <param name="also">Other addresses that are known to be the person's.</param>
    /// <param name="values">What stands at {0}, {1} … of what is said.</param>
    public AccountNotice Tell(
        Person person,
        string what,
        ClientInfo? place,
        string words = ItWasYou,
        IEnumerable<string>? also = null,
        params object[] values
    )
    {
        var (said, secret) = (texts.In(Language.FromCode(person.Language)), Secret.Create(32));
        List<Block> blocks = [new Paragraph(said[words, values]), .. Where(said, place)];
        blocks.Add(new Paragraph(said["Notice.NotMe.Text"]));
        blocks.Add(
            new Button(said["Notice.NotMe.Button"], address.Absolute(links.In(said.Language).PasswordReset.AccountLockLink(secret)))
        );
        blocks.Add(new SmallPrint(said["Notice.NotMe.Small"]));
        var mailboxes = Confirmed(person).Concat((also ?? []).Where(a => Mailbox.TryParse(a, out _))).DistinctBy(EmailNormalizer.Normalize);
        return new(
            person,
            secret,
            [
                .. mailboxes.Select(to => new Mail
                {
                    To = to,
                    Language = said.Language.Code,
                    Subject = said[$"Notice.{what}.Subject"],
                    Blocks = blocks,
                }),
            ]
        );
    }

    /// <summary>Queues the mails of a notice with the change they tell of.</summary>
    public async Task SendAsync(UnitOfWork work, AccountNotice notice)
    {
        await AccountLockLink.KeepAsync(work, notice.Person, notice.NotMe);
        foreach (var mail in notice.Mails)
            await outbox.MailAsync(work, mail);
    }

    /// <summary>
    /// One mail to one address, with a link of its own. To an address that may be a stranger's nothing is said of place or account.
    /// </summary>
    public Mail Compose(Person person, string to, string what, ClientInfo? place, Func<PageLinks, string>? link, params object[] values)
    {
        var said = texts.In(Language.FromCode(person.Language));
        List<Block> blocks = [new Paragraph(said[$"Notice.{what}.Text", values])];
        if (link is not null)
            blocks.Add(new Button(said[$"Notice.{what}.Link"], address.Absolute(link(links.In(said.Language)))));
        return new Mail
        {
            To = to,
            Language = said.Language.Code,
            Subject = said[$"Notice.{what}.Subject"],
            Blocks = [.. blocks, .. Where(said, place)],
            IsUrgent = link is not null,
        };
    }

    private IEnumerable<Block> Where(LocalizedTexts said, ClientInfo? place) =>
        place is null
            ? []
            :
            [
                new Facts([
                    new(said["Notice.When"], time.Written(said, clock.GetUtcNow())),
                    new(said["Notice.Device"], place.Device),
                    new(said["Notice.Network"], place.Network),
                ]),
            ];
}
