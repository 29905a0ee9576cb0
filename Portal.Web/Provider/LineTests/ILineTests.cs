namespace Portal.Web.Provider.LineTests;

/// <summary>
/// Has the provider's network test a line. Its shape is that of TM Forum's TMF653: a test of a service is started, and asked for until it
/// has ended. What the measures mean is not said here: that is data of the portal (<c>content/line-tests.yaml</c>).
/// </summary>
public interface ILineTests
{
    /// <summary>
    /// Starts a test and answers it as it stands then, mostly in progress. An order that was taken before, by its
    /// <see cref="LineTestOrder.Key"/>, is answered with its test, and starts none. <see cref="AnswerState.NotFound"/> when the customer
    /// has no such line, or it has ended.
    /// </summary>
    /// <param name="order">Of what.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<LineTest>> StartAsync(LineTestOrder order, CancellationToken ct);

    /// <summary>
    /// How a test stands. <see cref="AnswerState.NotFound"/> when there is none, it was of somebody else's line, or it is no longer kept.
    /// </summary>
    /// <param name="customer">The customer number, in plain form.</param>
    /// <param name="id">What <see cref="StartAsync"/> called it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<LineTest>> FindAsync(string customer, string id, CancellationToken ct);

    /// <summary>
    /// The test of a line that was started last, whoever started it. <see cref="AnswerState.NotFound"/> when there is none, or the line is
    /// not the customer's. <see cref="AnswerState.Degraded"/> is ordinary here: what was measured then is still what was measured then.
    /// </summary>
    /// <param name="customer">The customer number, in plain form.</param>
    /// <param name="service">The number of the line, in plain form.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<LineTest>> LatestAsync(string customer, string service, CancellationToken ct);

    /// <summary>
    /// The tests of all lines of a customer that were started since an instant, the newest first, <see cref="LineTest.Most"/> of them at
    /// most. A number that nobody has is <see cref="AnswerState.NotFound"/>.
    /// </summary>
    /// <param name="customer">The customer number, in plain form.</param>
    /// <param name="since">The instant.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<LineTest>>> ListAsync(string customer, DateTimeOffset since, CancellationToken ct);
}

/// <summary>How much is tested.</summary>
public enum LineTestKind
{
    /// <summary>Everything the provider can test, which takes up to a minute.</summary>
    Full,

    /// <summary>
    /// What the network knows at once: whether the line is in sync, how strong the signal is, whether the router is signed in.
    /// </summary>
    Quick,
}

/// <summary>A wish for a test.</summary>
/// <param name="Customer">The customer number, in plain form.</param>
/// <param name="Service">The number of the line, in plain form.</param>
/// <param name="Kind">How much is tested.</param>
/// <param name="Key">The portal's name of this wish, up to 64 characters: the same wish sent twice starts one test.</param>
public sealed record LineTestOrder(string Customer, string Service, LineTestKind Kind, string Key);
