using Portal.Web.Messages;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>What customers hear of a new price by mail.</summary>
public sealed class PriceChangeMails(Texts texts, SiteUrls urls, SiteLinks links)
{
    /// <summary>The notice the law asks for: prices, day, reason, the right to leave, and one link to do so.</summary>
    public Mail Announced(
        string to,
        string language,
        PriceChange change,
        Plan version,
        IReadOnlyList<PriceLetterLine> lines,
        IReadOnlyDictionary<string, string> own
    )
    {
        var words = texts.In(Language.FromCode(language));
        var letter = new PriceLetter(words, change, version, lines, own);
        return new Mail
        {
            To = to,
            Language = language,
            Subject = letter.Subject,
            Blocks =
            [
                new Paragraph(letter.Lead),
                new Facts(letter.Facts),
                .. new[] { letter.Reason }.Where(r => r != "").Select(r => new Paragraph(r)),
                .. letter.Promotion.Select(p => new Paragraph(p)),
                .. letter.Rights.Select(r => new Paragraph(r)),
                .. change.IsRise
                    ? [new Button(words["PriceChange.Leave"], urls.Absolute(links.In(words.Language).Leaving.Cancel))]
                    : (Block[])[],
                new SmallPrint(words["PriceChange.Mail.Keep"]),
            ],
        };
    }

    /// <summary>The price stays as it is after all.</summary>
    public Mail Cancelled(string to, string language, PriceChange change, IReadOnlyList<string> plans)
    {
        var words = texts.In(Language.FromCode(language));
        var plan = string.Join(", ", plans.Distinct());
        return new Mail
        {
            To = to,
            Language = language,
            Subject = words["PriceChange.Mail.Cancelled.Subject", plan],
            Blocks =
            [
                new Paragraph(words["PriceChange.Mail.Cancelled.Text", plan, change.OldPrice.In(words.Language)]),
                .. change.IsRise ? Staying(words) : [],
            ],
        };
    }

    private IEnumerable<Block> Staying(LocalizedTexts words)
    {
        yield return new Paragraph(words["PriceChange.Mail.Cancelled.Stay"]);
        yield return new Button(words["Leaving.Mine.Title"], urls.Absolute(links.In(words.Language).Leaving.Mine));
    }
}
