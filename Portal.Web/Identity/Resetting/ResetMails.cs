using System.Globalization;
using Portal.Web.Identity.Sessions;
using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

/// <summary>From which browser and where a change was made, as its owner is told.</summary>
public sealed record Place(DateTimeOffset At, string Device, string Network)
{
    public static Place Of(HttpContext context, TimeProvider clock) =>
        new(clock.GetUtcNow(), Devices.NameOf(context.Request.Headers.UserAgent.ToString()), Devices.NetworkOf(context.Connection.RemoteIpAddress));
}

/// <summary>The mails of this journey, each in the language of who reads it.</summary>
public sealed class ResetMails(Texts texts, PublicAddress address)
{
    public Mail Link(Person person, string secret)
    {
        var words = WordsOf(person);
        var link = address.Of($"/{words.Language}/reset-password/link/{secret}");
        return To(person.Email, words, "Reset.Mail.Link.Subject", new Paragraph(words["Reset.Mail.Link.Words"]), new Button(words["Reset.Mail.Link.Button"], link), new SmallPrint(words["Reset.Mail.Link.Small"]));
    }

    public Mail Code(Person person, string digits)
    {
        var words = WordsOf(person);
        return To(person.SecondEmail!, words, "Reset.Mail.Code.Subject", new Paragraph(words["Reset.Mail.Code.Words"]), new Code($"{digits[..4]} {digits[4..]}"), new SmallPrint(words["Reset.Mail.Code.Small"]));
    }

    public Mail Locked(Person person, string mailbox)
    {
        var words = WordsOf(person);
        return To(mailbox, words, "Reset.Mail.Locked.Subject", new Paragraph(words["Reset.Mail.Locked.Words"]));
    }

    /// <summary>To every address, so that whoever reads one of them can undo what was not theirs.</summary>
    public IReadOnlyList<Mail> Changed(Person person, Place place, string notMe)
    {
        var words = WordsOf(person);
        var at = place.At.UtcDateTime;
        var when = $"{words.Language.Write(DateOnly.FromDateTime(at))}, {at.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";
        Fact[] facts = [new(words["Reset.Mail.When"], when), new(words["Reset.Mail.Device"], place.Device), new(words["Reset.Mail.Network"], place.Network)];
        return ToAll(person, words, "Reset.Mail.Changed.Subject", [new Paragraph(words["Reset.Mail.Changed.Words"]), new Facts(facts), .. NotMe(words, notMe)]);
    }

    public IReadOnlyList<Mail> Frozen(Person person)
    {
        var words = WordsOf(person);
        return ToAll(person, words, "Reset.Mail.Locked.Subject", new Paragraph(words["Reset.Mail.Frozen.Words"]));
    }

    /// <summary>The code itself goes by post alone.</summary>
    public IReadOnlyList<Mail> Paper(Person person, string notMe)
    {
        var words = WordsOf(person);
        return ToAll(person, words, "Reset.Mail.Paper.Subject", [new Paragraph(words["Reset.Mail.Paper.Words"]), .. NotMe(words, notMe)]);
    }

    private Block[] NotMe(Words words, string secret) =>
    [
        new Paragraph(words["Reset.Mail.NotMe.Words"]), new Button(words["Reset.Mail.NotMe.Button"], address.Of($"/{words.Language}/reset-password/not-me/link/{secret}")),
        new SmallPrint(words["Reset.Mail.NotMe.Small"]),
    ];

    private static IReadOnlyList<Mail> ToAll(Person person, Words words, string subject, params Block[] blocks)
    {
        var mailboxes = new[] { person.EmailConfirmedAt is null ? null : person.Email, person.SecondEmailConfirmedAt is null ? null : person.SecondEmail };
        return [.. mailboxes.OfType<string>().Where(to => Mailbox.TryParse(to, out _)).Select(to => To(to, words, subject, blocks))];
    }

    private static Mail To(string mailbox, Words words, string subject, params Block[] blocks) =>
        new() { To = mailbox, Language = words.Language.Code, Subject = words[subject], Blocks = blocks };

    private Words WordsOf(Person person) => texts.In(Language.Of(person.Language));
}
