using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Tickets;
using Portal.Web.Tickets.New;

namespace Portal.Web.Billing;

/// <summary>What customers write about their bills becomes a billing request; as many an hour as from any other form.</summary>
public sealed class BillingRequests(AttemptLimits limits, TicketOptions options)
{
    /// <summary>Takes a turn; zero when the request may be filed.</summary>
    public Task<TimeSpan> TakeAsync(Me me, CancellationToken ct) =>
        limits.TakeAsync([Attempt.ForPerson("ticket", me, 2 * options.FreeOfBrowser)], ct);

    /// <param name="me">Who writes.</param>
    /// <param name="language">The language they write in.</param>
    /// <param name="formKey">Made with the form.</param>
    /// <param name="topic">A topic of billing requests: "item", "payment".</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="words">What they wrote.</param>
    /// <param name="bill">The bills it is about.</param>
    /// <param name="sum">The amount it is about.</param>
    internal static NewTicket Write(
        Me me,
        Language language,
        string formKey,
        string topic,
        string subject,
        string words,
        string bill,
        Money sum
    ) =>
        new()
        {
            FormKey = formKey,
            Type = TicketType.Billing,
            Topic = topic,
            Fields = new Dictionary<string, string> { ["bill"] = bill, ["sum"] = sum.ToString() },
            Subject = subject,
            Text = words,
            Name = me.Name,
            Email = me.Email,
            IsEmailConfirmed = true,
            Language = language.Code,
            PersonId = me.PersonId,
            CustomerNumber = me.CustomerNumber,
            Actor = me.Target,
        };
}
