namespace Portal.Web.Provider.Catalogue;

/// <summary>Asks the provider what it sells. Its shape is that of TM Forum's TMF620: an offering with its prices and terms.</summary>
public interface ICatalogue
{
    /// <summary>
    /// The plans that can be bought today, those for everyone first, each cheapest first; an empty list when there are none.
    /// <see cref="AnswerState.NotFound"/> is no answer to this question.
    /// </summary>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<Plan>>> ListAsync(CancellationToken ct);

    /// <summary>
    /// One version of a plan, also of one that can no longer be bought. Drafts are <see cref="AnswerState.NotFound"/>, as is what
    /// never was.
    /// </summary>
    /// <param name="code">The plan's code.</param>
    /// <param name="version">The version; null for the newest that can be bought.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<Plan>> FindAsync(string code, int? version, CancellationToken ct);

    /// <summary>The extras that can be bought today, by kind, each cheapest first; an empty list when there are none.</summary>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<Extra>>> ListExtrasAsync(CancellationToken ct);

    /// <summary>One version of an extra, also of one that can no longer be bought; drafts are <see cref="AnswerState.NotFound"/>.</summary>
    /// <param name="code">The extra's code.</param>
    /// <param name="version">The version; null for the newest that can be bought.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<Extra>> FindExtraAsync(string code, int? version, CancellationToken ct);

    /// <summary>
    /// Every version of every plan, drafts and old ones among them, for staff: by code, the newest first. A system that keeps no old ones
    /// answers <see cref="AnswerState.NotFound"/>.
    /// </summary>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<CatalogueVersion<Plan>>>> ListVersionsAsync(CancellationToken ct) =>
        Task.FromResult(Answer.NotFound<IReadOnlyList<CatalogueVersion<Plan>>>());

    /// <summary>Every version of every extra, in the same way.</summary>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<CatalogueVersion<Extra>>>> ListExtraVersionsAsync(CancellationToken ct) =>
        Task.FromResult(Answer.NotFound<IReadOnlyList<CatalogueVersion<Extra>>>());
}
