namespace Portal.Web.Provider;

/// <summary>
/// Asks the provider who its customers are. Nothing here throws because the other system is away: that is <see cref="AnswerState.Failed"/>.
/// </summary>
public interface ICustomers
{
    /// <summary>The customer with a number.</summary>
    /// <param name="number">As a person typed it: spaces, dashes, small letters and wide digits do not matter. Anything at all may be
    /// asked; what is no number is not found.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<Customer>> FindAsync(string number, CancellationToken ct);

    /// <summary>
    /// Customers for somebody of the help desk who has one on the telephone: by a whole number or address of a mailbox, or by words of the
    /// name. A system that cannot look for names finds whose number it is.
    /// </summary>
    /// <param name="text">As a person typed it.</param>
    /// <param name="most">So many at most, in the order of their names.</param>
    /// <param name="ct">Ends the wait.</param>
    async Task<Answer<IReadOnlyList<Customer>>> SearchAsync(string text, int most, CancellationToken ct)
    {
        var found = await FindAsync(text, ct);
        return found.Has(out var customer) ? Answer.Found<IReadOnlyList<Customer>>([customer])
            : found.State == AnswerState.Failed ? Answer.Failed<IReadOnlyList<Customer>>(found.MayRetry)
            : Answer.NotFound<IReadOnlyList<Customer>>();
    }

    /// <summary>Some customers at once, for a list of theirs; those that are not known are left out.</summary>
    /// <param name="numbers">In plain form.</param>
    /// <param name="ct">Ends the wait.</param>
    async Task<Answer<IReadOnlyList<Customer>>> ListAsync(IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        var found = new List<Customer>();
        foreach (var number in numbers)
            if ((await FindAsync(number, ct)).Value is { } customer)
                found.Add(customer);
        return Answer.Found<IReadOnlyList<Customer>>(found);
    }

    /// <summary>
    /// How the provider prints numbers, for a list of customers. The plain form stands for one that is not known, and for all of them when
    /// the system is away.
    /// </summary>
    /// <param name="numbers">In plain form.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>What to show for each of the numbers.</returns>
    Task<IReadOnlyDictionary<string, string>> PrintedAsync(IReadOnlyCollection<string> numbers, CancellationToken ct);

    /// <summary>How the provider prints one number, in the same way.</summary>
    /// <param name="number">In plain form.</param>
    /// <param name="ct">Ends the wait.</param>
    async Task<string> ShownAsync(string number, CancellationToken ct) => (await PrintedAsync([number], ct))[number];

    /// <summary>
    /// Whether somebody holds a letter or bill of a customer: they know the customer number and a code that is printed there. The customer
    /// is found when both fit; otherwise the answer is <see cref="AnswerState.NotFound"/>, the same and as costly for a number nobody has
    /// as for a wrong, or expired, code. It proves nothing more than the paper, and may be asked
    /// as often as one likes: who asks must limit how often.
    /// </summary>
    /// <param name="number">As a person typed it.</param>
    /// <param name="code">As a person typed it: besides spaces and dashes, O counts as 0, and I and L as 1.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<Customer>> VerifyCodeAsync(string number, string code, CancellationToken ct);
}
