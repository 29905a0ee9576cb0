using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>A line in a letter about a new price.</summary>
/// <param name="Service">The line as the provider has it.</param>
/// <param name="Line">The line as the change has it.</param>
/// <param name="Dates">What the change means for it.</param>
public sealed record PriceLetterLine(Service Service, PriceChangeLine Line, PriceChangeDates Dates);

/// <summary>
/// What a customer reads of a new price, in their language: as a mail, on its page in the account, in the preview of staff. All of them
/// are made here, so that none says anything else.
/// </summary>
public sealed class PriceLetter
{
    private readonly LocalizedTexts words;
    private readonly PriceChange change;
    private readonly string kind;

    /// <param name="words">The texts of the reader.</param>
    /// <param name="change">The change.</param>
    /// <param name="version">The version of the plan.</param>
    /// <param name="lines">The customer's lines, at least one.</param>
    /// <param name="own">The reason in the words of staff, by language; empty for a standard reason.</param>
    public PriceLetter(
        LocalizedTexts words,
        PriceChange change,
        Plan version,
        IReadOnlyList<PriceLetterLine> lines,
        IReadOnlyDictionary<string, string> own
    )
    {
        (this.words, this.change) = (words, change);
        kind = change.IsRise ? "Rise" : "Cut";
        var first = lines[0];
        Subject = words[$"PriceChange.Letter.Subject.{kind}", first.Line.Plan, Day(first.Dates.EffectiveOn)];
        Lead = words[$"PriceChange.Letter.Lead.{kind}", first.Line.Plan, Day(first.Dates.EffectiveOn)];
        Facts = [.. lines.SelectMany(FactsOf)];
        Reason =
            change.Reason == PriceChangeReason.Own
                ? own.GetValueOrDefault(words.Language.Code, "")
                : words[$"PriceChange.Reason.{change.Reason}"];
        Promotion = [.. lines.SelectMany(l => PromotionOf(l, version))];
        Rights = [.. lines.SelectMany(RightsOf).Distinct()];
    }

    public string Subject { get; }

    public string Lead { get; }

    /// <summary>Old price, new price, difference and day of each line.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    public string Reason { get; }

    /// <summary>What becomes of an introductory price.</summary>
    public IReadOnlyList<string> Promotion { get; }

    /// <summary>The right to leave without a charge, until when, and when the contract then ends; empty for a lower price.</summary>
    public IReadOnlyList<string> Rights { get; }

    private IEnumerable<Fact> FactsOf(PriceLetterLine line)
    {
        yield return new(words["PriceChange.Line"], $"{line.Line.Plan} ({line.Service.ShownNumber})");
        yield return new(words["PriceChange.OldPrice"], Monthly(change.OldPrice));
        yield return new(words["PriceChange.NewPrice"], Monthly(change.Price));
        var difference = change.Price - change.OldPrice;
        yield return new(
            words["PriceChange.Difference"],
            difference.Minor > 0
                ? words["Plans.Change.More", difference.In(words.Language)]
                : words["Plans.Change.Less", (-difference).In(words.Language)]
        );
        yield return new(words["PriceChange.From"], Day(line.Dates.EffectiveOn));
        if (line.Dates.LeaveUntil is { } until)
            yield return new(words["PriceChange.LeaveUntil"], Day(until));
    }

    private IEnumerable<string> PromotionOf(PriceLetterLine line, Plan version)
    {
        if (line.Service.RegularFrom(version) is { } regular && regular > line.Dates.EffectiveOn && version.Promotion!.Fee < change.Price)
            yield return words["PriceChange.Letter.Promotion", Monthly(version.Promotion.Fee), Day(regular.AddDays(-1))];
    }

    private IEnumerable<string> RightsOf(PriceLetterLine line)
    {
        if (line.Dates.LeaveUntil is not { } until)
            yield break;
        var ends = change.RuleIn(line.Line.Country).EndsWithChange ? "EndsWithChange" : "EndsBefore";
        yield return words["PriceChange.Letter.Right", Day(until)];
        yield return words[$"PriceChange.Letter.{ends}", Day(line.Dates.EffectiveOn)];
        yield return words["PriceChange.Letter.Stay"];
    }

    private string Monthly(Money money) => words["PriceChange.Monthly", money.In(words.Language)];

    private string Day(DateOnly day) => words.Language.Write(day);
}
