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

    /// <summary>
    /// Whose line it is: the customer's number in plain form. A system that cannot look for lines answers
    /// <see cref="AnswerState.NotFound"/>, as for a number no line has.
    /// </summary>
    /// <param name="service">The number of the line, as a person typed it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<string>> OwnerAsync(string service, CancellationToken ct) => Task.FromResult(Answer.NotFound<string>());

    /// <summary>
    /// How many lines are in use at each place of the network, for staff who want to know how many an outage touches. A system that cannot
    /// count answers <see cref="AnswerState.NotFound"/>.
    /// </summary>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<ServicePlace>>> CountAsync(CancellationToken ct) =>
        Task.FromResult(Answer.NotFound<IReadOnlyList<ServicePlace>>());
}

/// <summary>Lines that share node, postcode and technology.</summary>
public sealed record ServicePlace
{
    public string? Node { get; init; }

    public required string Postcode { get; init; }

    public required Technology Technology { get; init; }

    /// <summary>How many there are.</summary>
    public required long Number { get; init; }
}
