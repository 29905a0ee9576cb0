using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Contact;

namespace Portal.Web.Account.Contact;

/// <summary>A customer with how they are reached, for the pages that show or change it.</summary>
/// <param name="Customer">Who they are with the provider.</param>
/// <param name="Details">How they are reached.</param>
public sealed record ContactOverview(Customer Customer, ContactDetails Details)
{
    /// <summary>Where a telephone number without + belongs to.</summary>
    public string? Country => Customer.Address?.Country;

    public string? Shown(string? phone) => phone is null ? null : PhoneNumber.Show(phone, Country);
}

/// <summary>Reads it, and what was asked for and is not done yet.</summary>
public sealed class ContactReader(Database db, ICustomers customers, IContactDetails contacts)
{
    private const string Open = $"""
        select t.reference, t.topic, t.opened_at from ticket t
        where (t.person_id = @PersonId or t.customer_number = @CustomerNumber) and {OpenRequest.IsOpen}
            and t.topic in ('{ContactTopics.Details}', '{ContactTopics.Name}', '{ContactTopics.Address}', '{ContactTopics.Move}')
        order by t.opened_at, t.id
        """;

    /// <summary>Not found for who has no customer number, and for one the provider does not know.</summary>
    public async Task<Answer<ContactOverview>> ReadAsync(Me me, CancellationToken ct)
    {
        if (me.CustomerNumber is not { } number)
            return Answer.NotFound<ContactOverview>();
        var customer = await customers.FindAsync(number, ct);
        var details = await contacts.FindAsync(number, ct);
        return customer.Has(out var known) && details.Has(out var reached) ? Answer.Found(new ContactOverview(known, reached))
            : customer.State == AnswerState.NotFound ? Answer.NotFound<ContactOverview>()
            : Answer.Failed<ContactOverview>(customer.MayRetry || details.MayRetry);
    }

    /// <summary>Requests to change name, address or how somebody is reached that are not decided.</summary>
    public Task<IReadOnlyList<OpenRequest>> RequestedAsync(Me me, CancellationToken ct) =>
        db.ListAsync<OpenRequest>(Open, new { me.PersonId, me.CustomerNumber }, ct);
}

/// <summary>A request that is not decided.</summary>
public sealed record OpenRequest
{
    internal const string IsOpen = """
        t.type = 'Change' and t.resolved_at is null and t.closed_at is null and t.state not in ('Cancelled', 'Rejected')
            and t.merged_into_id is null
        """;

    public required string Reference { get; init; }

    public required string Topic { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}

/// <summary>The topics of requests that change what the provider knows of a customer.</summary>
public static class ContactTopics
{
    public const string Details = "contact";
    public const string Name = "name";
    public const string Address = "address";
    public const string Move = "move";
}
