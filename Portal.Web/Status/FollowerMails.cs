using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Status;

/// <summary>Mails to those who follow an incident or an area, in their language. Each says how to get no more of them.</summary>
public sealed class FollowerMails(StatusTextsFactory writer, FollowLinks links, SiteUrls address, SiteLinks pages, TimeProvider clock)
{
    /// <summary>A mailbox has so long to say that it wants the mails.</summary>
    public static readonly TimeSpan ConfirmLife = TimeSpan.FromHours(48);

    private static readonly TimeSpan LeaveLife = TimeSpan.FromDays(400);

    /// <summary>Asks whether the mailbox wants the mails: the only one it gets unasked.</summary>
    public Mail Ask(string to, string key, Language language, string about)
    {
        var localized = writer.In(language);
        return new Mail
        {
            To = to,
            Language = language.Code,
            Subject = localized["Status.Mail.Ask.Subject"],
            IsUrgent = true,
            Blocks =
            [
                new Paragraph(localized["Status.Mail.Ask.Text", about]),
                new Button(
                    localized["Status.Mail.Ask.Button"],
                    Link(pages.In(language).Status.Confirm, links.Create(LinkPurpose.Confirm, key, clock.GetUtcNow() + ConfirmLife))
                ),
                new SmallPrint(localized["Status.Mail.Ask.NotMe"]),
            ],
        };
    }

    /// <summary>Tells what was said; once it is over, asks whether it works again.</summary>
    public Mail Tell(Follower follower, Incident incident, IncidentUpdate update)
    {
        var language = Language.FromCode(follower.Language);
        var localized = writer.In(language);
        var leave = Link(
            pages.In(language).Status.Unsubscribe,
            links.Create(LinkPurpose.Leave, follower.Key, clock.GetUtcNow() + LeaveLife)
        );
        List<Block> blocks = [];
        if (update.Text.For(language) is { Text.Length: > 0 } said)
            blocks.Add(new Paragraph(said.Text));
        blocks.Add(new Facts([.. FactsOf(incident, update, localized)]));
        if (update.State == IncidentState.Resolved)
            blocks.AddRange(Question(follower, incident, localized));
        else
            blocks.Add(new Button(localized["Status.Mail.See"], address.Absolute(pages.In(language).Status.Details(incident.Reference))));
        blocks.Add(new SmallPrint($"{localized["Status.Mail.Why"]}\n{localized["Status.Mail.Unsubscribe"]}\n{leave}"));
        return new Mail
        {
            To = follower.Email,
            Language = language.Code,
            Subject = $"{incident.Title.For(language).Text}: {localized.State(update.State)}",
            Blocks = blocks,
            Unsubscribe = leave,
        };
    }

    private static IEnumerable<Fact> FactsOf(Incident incident, IncidentUpdate update, StatusTexts localized)
    {
        yield return new(localized["Status.Where"], localized.Area(incident.Area));
        if (update.State == IncidentState.Scheduled)
            yield return new(localized["Status.Begins"], localized.Moment(incident.StartsAt));
        if (update.State == IncidentState.Scheduled && incident.EndsAt is { } ends)
            yield return new(localized["Status.Ends"], localized.Moment(ends));
        if (incident.NextUpdateAt is { } next && update.State != IncidentState.Scheduled)
            yield return new(localized["Status.Next"], localized.Moment(next));
        yield return new(localized["Status.Reference"], incident.Reference);
    }

    private IEnumerable<Block> Question(Follower follower, Incident incident, StatusTexts localized)
    {
        var token = links.Create(
            LinkPurpose.Answer,
            follower.Key,
            (incident.ResolvedAt ?? clock.GetUtcNow()) + Incident.StillBroken,
            incident.Reference
        );
        yield return new Paragraph(localized["Status.Works.Question"]);
        yield return new Button(
            localized["Status.Works.Yes"],
            Link(pages.In(localized.Language).Status.MailedFeedback, token) + "&works=yes"
        );
        yield return new Button(
            localized["Status.Works.No"],
            Link(pages.In(localized.Language).Status.MailedFeedback, token) + "&works=no"
        );
    }

    private string Link(string page, string token) => address.Absolute($"{page}?token={token}");
}
