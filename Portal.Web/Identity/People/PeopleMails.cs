using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.People;

/// <summary>Tells people, in their own language, what an administrator did with their account.</summary>
public sealed class PeopleMails(Texts texts, ProviderProfile provider, SiteUrls address, SiteLinks links)
{
    public IReadOnlyList<Mail> Roles(Person person, IReadOnlyList<string> roles)
    {
        var localized = LocalizedFor(person);
        var now = roles.Count == 0 ? localized["People.NoRoles"] : string.Join(", ", roles.Select(r => localized[$"Role.{r}"]));
        return ToAll(
            person,
            localized["People.Mail.Roles"],
            new Paragraph(localized["People.Mail.RolesText"]),
            new Facts([new(localized["People.Roles"], now)]),
            Question(localized)
        );
    }

    public IReadOnlyList<Mail> Locked(Person person, string reason)
    {
        var localized = LocalizedFor(person);
        return ToAll(
            person,
            localized["People.Mail.Locked"],
            new Paragraph(localized["People.Mail.LockedText"]),
            new Facts([new(localized["People.Reason"], reason)]),
            Question(localized)
        );
    }

    public IReadOnlyList<Mail> Unlocked(Person person, string reason)
    {
        var localized = LocalizedFor(person);
        return ToAll(
            person,
            localized["People.Mail.Unlocked"],
            new Paragraph(localized["People.Mail.UnlockedText"]),
            new Facts([new(localized["People.Reason"], reason)]),
            Question(localized)
        );
    }

    public IReadOnlyList<Mail> Factors(Person person, string reason)
    {
        var localized = LocalizedFor(person);
        return ToAll(
            person,
            localized["People.Mail.Factors"],
            new Paragraph(localized["People.Mail.FactorsText"]),
            new Facts([new(localized["People.Reason"], reason)]),
            Question(localized)
        );
    }

    public IReadOnlyList<Mail> Ended(Person person)
    {
        var localized = LocalizedFor(person);
        return ToAll(person, localized["People.Mail.Ended"], new Paragraph(localized["People.Mail.EndedText"]), Question(localized));
    }

    /// <param name="person">Who is told.</param>
    /// <param name="server">What people call the identity server.</param>
    public IReadOnlyList<Mail> Disconnected(Person person, string server)
    {
        var localized = LocalizedFor(person);
        return ToAll(
            person,
            localized["People.Mail.Disconnected"],
            new Paragraph(localized["People.Mail.DisconnectedText", server]),
            Question(localized)
        );
    }

    /// <param name="person">Somebody who has an account from now on, but no way in yet.</param>
    /// <param name="token">Good once, for a day.</param>
    public Mail Invitation(Person person, string token)
    {
        var localized = LocalizedFor(person);
        return new Mail
        {
            To = person.Email,
            Language = localized.Language.Code,
            Subject = localized["Invitation.Mail", provider.Name],
            IsUrgent = true,
            Blocks =
            [
                new Paragraph(localized["Invitation.MailText", provider.Name]),
                new Button(localized["Invitation.Button"], address.Absolute(links.In(localized.Language).SignIn.InvitationOf(token))),
                new SmallPrint(localized["Invitation.MailNotYou"]),
            ],
        };
    }

    private LocalizedTexts LocalizedFor(Person person) => texts.In(Language.FromCode(person.Language));

    private static SmallPrint Question(LocalizedTexts localized) => new(localized["People.Mail.Question"]);

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
