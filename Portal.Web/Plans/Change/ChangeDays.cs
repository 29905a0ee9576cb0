namespace Portal.Web.Plans.Change;

/// <summary>The days a change could hold from, and how addresses name them.</summary>
internal static class ChangeDays
{
    public static string NameOf(ChangeWhen when) =>
        when switch
        {
            ChangeWhen.Now => "today",
            ChangeWhen.NextCycle => "month",
            _ => "term",
        };

    /// <summary>Null for what is usual.</summary>
    public static ChangeWhen? Read(string? name) =>
        name switch
        {
            "today" => ChangeWhen.Now,
            "month" => ChangeWhen.NextCycle,
            "term" => ChangeWhen.TermEnd,
            _ => null,
        };

    /// <summary>The same choice from each day that is possible, with all it comes to; a day that is another's stands once.</summary>
    public static async Task<IReadOnlyList<QuoteTexts>> ReadAsync(
        ChangeOffers offers,
        QuoteReader reader,
        string customer,
        ChangeRequest choice,
        Contract contract,
        QuoteTexts chosen,
        DateOnly today,
        CancellationToken ct
    )
    {
        var days = new List<QuoteTexts>();
        foreach (var when in Enum.GetValues<ChangeWhen>())
        {
            if (when == ChangeWhen.TermEnd && chosen.Quote.OldCommittedUntil is null)
                continue;
            var (_, quote, _) = await offers.QuoteAsync(customer, choice with { When = when }, today, ct);
            if (quote is not null && days.TrueForAll(d => d.Quote.EffectiveOn != quote.EffectiveOn))
                if (await reader.ReadAsync(quote, contract.Plan, chosen.Language, ct) is { } words)
                    days.Add(words);
        }

        return days;
    }
}
