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

    /// <summary>
    /// How many lines have each version of each plan and extra, by country, language and price, for staff who look after the catalogue.
    /// Lines that have ended do not count. A system that cannot count answers <see cref="AnswerState.NotFound"/>.
    /// </summary>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<VersionCount>>> CountVersionsAsync(CancellationToken ct) =>
        Task.FromResult(Answer.NotFound<IReadOnlyList<VersionCount>>());

    /// <summary>
    /// The lines in use on a version of a plan, in the order of their numbers, a portion at a time. A system that cannot look for them
    /// answers <see cref="AnswerState.NotFound"/>.
    /// </summary>
    /// <param name="code">The plan's code.</param>
    /// <param name="version">The version.</param>
    /// <param name="after">The last number of the portion before; empty for the first.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<PlanLine>>> ListOnPlanAsync(string code, int version, string after, int most, CancellationToken ct) =>
        Task.FromResult(Answer.NotFound<IReadOnlyList<PlanLine>>());
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
