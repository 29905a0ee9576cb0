namespace Portal.Web.Provider.Contact;

/// <summary>
/// Asks the provider how its customers are reached, and tells it when that changes. Nothing here throws because the other system is away.
/// </summary>
public interface IContactDetails
{
    /// <summary>False where only the provider's own staff change these: what a customer wants changed becomes a request to them.</summary>
    bool TakesChanges { get; }

    /// <summary>How a customer is reached; <see cref="AnswerState.NotFound"/> for a number nobody has.</summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<ContactDetails>> FindAsync(string customer, CancellationToken ct);

    /// <summary>
    /// Writes all of it over what stood there. The same change sent twice is one: the second answers the same before and after. A system
    /// that takes no changes answers so as well, with what stands there.
    /// </summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="wanted">What shall stand there.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<ContactChange>> ChangeAsync(string customer, ContactDetails wanted, CancellationToken ct);
}
