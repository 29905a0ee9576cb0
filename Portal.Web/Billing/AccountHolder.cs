using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Web.Billing;

/// <summary>Somebody whose account belongs to a customer number, and whose mailbox is known to be theirs.</summary>
public sealed record AccountHolder
{
    private const string Of = """
        select email, language from person
        where customer_number = @customer and email_confirmed_at is not null and locked_at is null order by id
        """;

    public required string Email { get; init; }

    /// <summary>The code of a language.</summary>
    public required string Language { get; init; }

    /// <summary>Those of a customer: nobody else is told of sums.</summary>
    /// <param name="work">The change the mails tell of.</param>
    /// <param name="customer">The customer number in plain form.</param>
    internal static async Task<IReadOnlyList<AccountHolder>> ListAsync(UnitOfWork work, string customer) =>
        [.. (await work.ListAsync<AccountHolder>(Of, new { customer })).Where(h => Mailbox.TryParse(h.Email, out _))];
}
