using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Plans.Change;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Plans.Prepared;

/// <summary>What a customer is told of a change that waits for them.</summary>
public sealed class PreparedChangeMails(Database db, QuoteReader quotes, Texts texts, SiteUrls urls, SiteLinks links, LocalTime time)
{
    // The account of the customer number: nobody else may read what a contract costs.
    private const string Holder = """
        select email, language from person where customer_number = @customer and email_confirmed_at is not null and locked_at is null
        """;

    /// <summary>The reply in the ticket. Whoever reads it may not be the customer, so it says nothing of the contract.</summary>
    /// <param name="language">The ticket's.</param>
    /// <param name="change">What was prepared.</param>
    public string Reply(Language language, PreparedChange change) =>
        texts.In(language)["Plans.Prepared.Reply", Address(language, change), time.Day(language, change.ExpiresAt)];

    /// <summary>The mail to the holder of the account; null when there is no account.</summary>
    public async Task<Mail?> PreparedAsync(PreparedChange change, Plan oldPlan, CancellationToken ct)
    {
        var holder = await db.SingleOrDefaultAsync<Recipient>(Holder, new { customer = change.CustomerNumber }, ct);
        if (holder is null)
            return null;
        var language = Language.FromCode(holder.Language);
        var words = texts.In(language);
        if (await quotes.ReadAsync(change.Quote, oldPlan, language, ct) is not { } quote)
            return null;
        return new Mail
        {
            To = holder.Email,
            Language = language.Code,
            Subject = words["Plans.Prepared.Mail.Subject", quote.Title],
            Blocks =
            [
                new Paragraph(words["Plans.Prepared.Mail.Text"]),
                new Facts([
                    new(words["Plans.Order.What"], quote.Title),
                    new(words["Plans.Order.From"], quote.Effective),
                    new(words["Plans.Prepared.Monthly"], words["Plans.Prepared.MonthlyChange", quote.NewMonthly, quote.OldMonthly]),
                    new(words["Plans.Quote.Once"], quote.Once),
                    new(words["Plans.Prepared.Until"], time.Day(language, change.ExpiresAt)),
                ]),
                new Button(words["Plans.Prepared.Mail.Button"], Address(language, change)),
                new SmallPrint(words["Plans.Prepared.Mail.Small"]),
            ],
        };
    }

    private string Address(Language language, PreparedChange change) => urls.Absolute(links.In(language).Plans.Prepared(change.Reference));

    private sealed record Recipient
    {
        public required string Email { get; init; }

        public required string Language { get; init; }
    }
}
