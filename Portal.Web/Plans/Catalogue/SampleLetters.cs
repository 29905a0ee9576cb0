using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Catalogue;

/// <summary>A letter as a customer will read it.</summary>
/// <param name="Language">The reader's language.</param>
/// <param name="IsNeeded">True when a customer who is concerned reads it.</param>
/// <param name="IsMissing">True when the reason is not written in it.</param>
/// <param name="Letter">The letter.</param>
public sealed record SampleLetter(Language Language, bool IsNeeded, bool IsMissing, PriceLetter Letter);

/// <summary>
/// Writes the letter about a change in all languages before anybody is told, for a line whose billing month begins on the 1st.
/// </summary>
public sealed class SampleLetters(Texts texts, PriceChangeReader reader)
{
    public IReadOnlyList<SampleLetter> Of(NewPriceChange change, Plan plan, PriceChangePreview preview) =>
        Of(
            new PriceChange
            {
                Id = 0,
                Reference = "",
                PlanCode = change.PlanCode,
                PlanVersion = change.PlanVersion,
                Country = change.Country,
                OldFee = change.OldFee.Minor,
                Fee = change.Fee.Minor,
                Currency = change.Fee.Currency,
                EffectiveOn = change.EffectiveOn,
                Reason = change.Reason,
                State = PriceChangeState.Planned,
                CreatedAt = default,
            },
            plan,
            preview,
            change.Texts
        );

    public IReadOnlyList<SampleLetter> Of(
        PriceChange change,
        Plan plan,
        PriceChangePreview preview,
        IReadOnlyDictionary<string, string> own
    ) =>
        [
            .. Language.All.Select(language => new SampleLetter(
                language,
                preview.Languages.Contains(language.Code),
                change.Reason == PriceChangeReason.Own && !own.ContainsKey(language.Code),
                new PriceLetter(texts.In(language), change, plan, [LineOf(change, plan, preview, language)], own)
            )),
        ];

    // Where the language is the country's own, its rule is shown; otherwise that of the first country.
    private PriceLetterLine LineOf(PriceChange change, Plan plan, PriceChangePreview preview, Language language)
    {
        var countries = preview.Countries.Select(c => c.Country).ToList();
        var country =
            countries.Find(c => c.Equals(language.Code, StringComparison.OrdinalIgnoreCase))
            ?? change.Country
            ?? (countries.Count > 0 ? countries[0] : "");
        var name = plan.Names.GetValueOrDefault(language.Code) ?? plan.Code;
        var service = new Service
        {
            Number = "L-0000",
            Address = new Address
            {
                Street = "",
                Postcode = "",
                Town = "",
                Country = country,
            },
            Technology = plan.Technologies[0],
            State = ServiceState.Active,
            Plan = name,
            Devices = [],
        };
        var dates = change.RuleIn(country).DatesFor(change.EffectiveOn, reader.Today, new BillingCycle(1));
        var line = new PriceChangeLine
        {
            Id = 0,
            PriceChangeId = 0,
            ServiceNumber = service.Number,
            CustomerNumber = "",
            Plan = name,
            Country = country,
            Language = language.Code,
            BillingDay = 1,
            State = PriceChangeLineState.Waiting,
            IsLetter = false,
            NotifyOn = dates.NotifyOn,
            EffectiveOn = dates.EffectiveOn,
            LeaveUntil = dates.LeaveUntil,
        };
        return new(service, line, dates);
    }
}
