using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>Mails about what was changed in an account, in its owner's language. They are made before the write that queues them, which may run twice.</summary>
public sealed class AccountMails(Texts texts, PublicAddress address, TimeProvider clock)
{
    /// <summary>The addresses that are known to be the person's.</summary>
    public static IReadOnlyList<string> Confirmed(Person person) =>
        [.. new[] { person.EmailConfirmedAt is null ? null : person.Email, person.SecondEmailConfirmedAt is null ? null : person.SecondEmail }.OfType<string>()];

    /// <summary>Tells every confirmed address what happened, when and from where, and what to do when it was somebody else.</summary>
    /// <param name="person">As they were before, when addresses change.</param>
    /// <param name="what">The texts "AccountMail.{what}.Subject" and "AccountMail.{what}.Words".</param>
    /// <param name="place">Where it was done from.</param>
    /// <param name="values">For the words.</param>
    public IReadOnlyList<Mail> Tell(Person person, string what, Place place, params object[] values) => [.. Confirmed(person).Select(to => Compose(person, to, what, place, null, values))];

    /// <summary>One mail to one address; with a link, when there is something to do. To an address that may be a stranger's nothing is said of place or account.</summary>
    public Mail Compose(Person person, string to, string what, Place? place, string? link, params object[] values)
    {
        var (language, words) = (Language.Of(person.Language), texts.In(Language.Of(person.Language)));
        List<Block> blocks =
        [
            new Paragraph(words[$"AccountMail.{what}.Words", values]),
            .. link is null ? (IEnumerable<Block>)[] : [new Button(words[$"AccountMail.{what}.Link"], address.Of($"/{language}/{link}"))],
        ];
        if (place is not null)
        {
            blocks.Add(new Facts([new(words["AccountMail.When"], language.Moment(clock.GetUtcNow())), new(words["AccountMail.Device"], place.Device), new(words["AccountMail.Network"], place.Network)]));
            blocks.Add(new SmallPrint($"{words["AccountMail.NotMe"]}\n{address.Of($"/{language}/account/sessions")}\n{address.Of($"/{language}/reset-password")}"));
        }

        return new Mail { To = to, Language = language.Code, Subject = words[$"AccountMail.{what}.Subject"], Blocks = blocks };
    }
}
