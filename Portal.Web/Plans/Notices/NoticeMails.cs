using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Plans.Notices;

/// <summary>
/// What people hear of their declarations. The confirmation of receipt goes to the address that was typed and repeats what was typed, with
/// date and time, because the law asks for that (BGB section 312k(4), Directive 2011/83 article 11a(4)). It says nothing of contracts, for
/// anybody can type any number; what follows goes to the address the provider has for the contract.
/// </summary>
public sealed class NoticeMails(Texts texts, LocalTime time, SiteUrls urls, SiteLinks links)
{
    /// <summary>The confirmation of receipt.</summary>
    public Mail Received(NewNotice notice, string reference, DateTimeOffset at)
    {
        var localized = texts.In(Language.FromCode(notice.Language));
        var kind = notice.Content.Kind;
        return new Mail
        {
            To = notice.Content.Email,
            Language = notice.Language,
            Subject = localized[$"Leaving.Mail.Received.{kind}", reference],
            IsUrgent = true,
            Blocks =
            [
                new Paragraph(localized[$"Leaving.Received.{kind}", time.Moment(localized.Language, at)]),
                new Facts([
                    new(localized["Leaving.Reference"], reference),
                    new(localized["Leaving.ReceivedAt"], time.Moment(localized.Language, at)),
                    .. notice.Content.Rows(localized).Select(r => new Fact(r.Label, r.Value)),
                ]),
                new Paragraph(localized[$"Leaving.Next.{kind}"]),
                .. kind == NoticeKind.Withdraw ? Late(localized) : [],
                new SmallPrint(localized["Leaving.Mail.Keep"]),
            ],
        };
    }

    /// <summary>The day on which the contract ends, once it is certain.</summary>
    /// <param name="notice">What it follows from.</param>
    /// <param name="to">The address the provider has for the contract.</param>
    /// <param name="language">The language of whoever reads there.</param>
    /// <param name="ends">The first day without the contract.</param>
    public Mail Confirmed(ContractNotice notice, string to, string language, DateOnly ends)
    {
        var localized = texts.In(Language.FromCode(language));
        var last = localized.Language.Write(ends.AddDays(-1));
        List<Fact> facts =
        [
            new(localized["Leaving.Contract"], $"{notice.Plan} ({notice.ServiceNumber})"),
            new(localized["Leaving.ReceivedAt"], time.Moment(localized.Language, notice.ReceivedAt)),
            new(localized["Leaving.Reference"], notice.Reference),
        ];
        if (notice.Kind == NoticeKind.Terminate)
            facts.Insert(1, new(localized["Leaving.LastDay"], last));
        if (notice.ChargeAmount is { } charge)
            facts.Insert(2, new(localized["Leaving.Charge"], charge.In(localized.Language)));
        return new Mail
        {
            To = to,
            Language = language,
            Subject = localized[$"Leaving.Mail.Confirmed.Subject.{notice.Kind}", last],
            Blocks =
            [
                new Paragraph(localized[$"Leaving.Mail.Confirmed.{notice.Kind}"]),
                new Facts(facts),
                .. notice.Kind == NoticeKind.Terminate ? Staying(localized) : [],
            ],
        };
    }

    /// <summary>The contract goes on, because the customer wants to stay.</summary>
    public Mail Stayed(ContractNotice notice, string to, string language)
    {
        var localized = texts.In(Language.FromCode(language));
        return new Mail
        {
            To = to,
            Language = language,
            Subject = localized["Leaving.Mail.Stayed.Subject"],
            Blocks =
            [
                new Paragraph(localized["Leaving.Mail.Stayed.Text"]),
                new Facts([new(localized["Leaving.Reference"], notice.Reference)]),
            ],
        };
    }

    private IEnumerable<Block> Late(LocalizedTexts localized)
    {
        yield return new Paragraph(localized["Leaving.Late"]);
        yield return new Button(localized["Site.CancelContracts"], urls.Absolute(links.In(localized.Language).Leaving.Cancel));
    }

    private IEnumerable<Block> Staying(LocalizedTexts localized)
    {
        yield return new Paragraph(localized["Leaving.Mail.Confirmed.Stay"]);
        yield return new Button(localized["Leaving.Mine.Title"], urls.Absolute(links.In(localized.Language).Leaving.Mine));
    }
}
