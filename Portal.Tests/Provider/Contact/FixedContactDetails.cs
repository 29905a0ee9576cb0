using Portal.Web.Provider;
using Portal.Web.Provider.Contact;

namespace Portal.Tests.Provider.Contact;

/// <summary>A provider whose own staff alone change how customers are reached.</summary>
internal sealed class FixedContactDetails(params string[] customers) : IContactDetails
{
    public ContactDetails Details { get; init; } = new() { Phone = "+4930231250199", Language = "de" };

    public bool TakesChanges => false;

    public Task<Answer<ContactDetails>> FindAsync(string customer, CancellationToken ct) =>
        Task.FromResult(Answer.Of(customers.Contains(CustomerNumber.Read(customer)) ? Details : null));

    public async Task<Answer<ContactChange>> ChangeAsync(string customer, ContactDetails wanted, CancellationToken ct) =>
        Answer.Of((await FindAsync(customer, ct)).Value is { } stands ? new ContactChange(stands, stands) : null);
}

public sealed class FixedContactDetailsTests : ContactDetailsContract
{
    protected override Task<IContactDetails> PortAsync() => Task.FromResult<IContactDetails>(new FixedContactDetails(Owner, Stranger));
}
