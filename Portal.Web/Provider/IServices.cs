namespace Portal.Web.Provider;

/// <summary>Asks the provider what its customers have.</summary>
public interface IServices
{
    /// <summary>
    /// Everything a customer has or had, with its devices, in the order of the service numbers. A customer without any has an empty list; a
    /// number that nobody has is
    /// <see cref="AnswerState.NotFound"/>.
    /// </summary>
    /// <param name="number">The customer number, as a person typed it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<Service>>> ListAsync(string number, CancellationToken ct);
}
