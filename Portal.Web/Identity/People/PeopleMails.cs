using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.People;

/// <summary>Tells people, in their own language, what an administrator did with their account.</summary>
public sealed class PeopleMails(Texts texts, ProviderProfile brand, SiteUrls address, SiteLinks links)
{
    public IReadOnlyList<Mail> Roles(Person person, IReadOnlyList<string> roles)
    {
        var words = WordsFor(person);
        var now = roles.Count == 0 ? words["People.NoRoles"] : string.Join(", ", roles.Select(r => words[$"Role.{r}"]));
        return ToAll(
            person,
            words["People.Mail.Roles"],
            new Paragraph(words["People.Mail.RolesWords"]),
            new Facts([new(words["People.Roles"], now)]),
            Question(words)
        );
    }

    public IReadOnlyList<Mail> Locked(Person person, string reason)
    {
        var words = WordsFor(person);
        return ToAll(
            person,
            words["People.Mail.Locked"],
            new Paragraph(words["People.Mail.LockedWords"]),
            new Facts([new(words["People.Reason"], reason)]),
            Question(words)
        );
    }

    public IReadOnlyList<Mail> Unlocked(Person person, string reason)
    {
        var words = WordsFor(person);
        return ToAll(
            person,
            words["People.Mail.Unlocked"],
            new Paragraph(words["People.Mail.UnlockedWords"]),
            new Facts([new(words["People.Reason"], reason)]),
            Question(words)
        );
    }

    public IReadOnlyList<Mail> Factors(Person person, string reason)
    {
        var words = WordsFor(person);
        return ToAll(
            person,
            words["People.Mail.Factors"],
            new Paragraph(words["People.Mail.FactorsWords"]),
            new Facts([new(words["People.Reason"], reason)]),
            Question(words)
        );
    }

    public IReadOnlyList<Mail> Ended(Person person)
    {
        var words = WordsFor(person);
        return ToAll(person, words["People.Mail.Ended"], new Paragraph(words["People.Mail.EndedWords"]), Question(words));
    }

    /// <param name="person">Somebody who has an account from now on, but no way in yet.</param>
    /// <param name="token">Good once, for a day.</param>
    public Mail Invitation(Person person, string token)
    {
        var words = WordsFor(person);
        return new Mail
        {
            To = person.Email,
            Language = words.Language.Code,
            Subject = words["Invitation.Mail", brand.Name],
            IsUrgent = true,
            Blocks =
            [
                new Paragraph(words["Invitation.MailWords", brand.Name]),
                new Button(words["Invitation.Button"], address.Absolute(links.In(words.Language).SignIn.InvitationOf(token))),
                new SmallPrint(words["Invitation.MailNotYou"]),
            ],
        };
    }

    private LocalizedTexts WordsFor(Person person) => texts.In(Language.FromCode(person.Language));

    private static SmallPrint Question(LocalizedTexts words) => new(words["People.Mail.Question"]);

    private static IReadOnlyList<Mail> ToAll(Person person, string subject, params Block[] blocks) =>
        [
            .. new[] { person.Email, person.SecondEmailConfirmedAt is null ? null : person.SecondEmail }
                .OfType<string>()
                .Select(to => new Mail
                {
                    To = to,
                    Language = person.Language,
                    Subject = subject,
                    Blocks = blocks,
                }),
        ];
}
