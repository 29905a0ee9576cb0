using Portal.Web.Provider;

namespace Portal.Web.Plans;

/// <summary>Why somebody leaves before the end of the minimum term.</summary>
public enum ExitReason
{
    /// <summary>Because they want to.</summary>
    Wish,

    /// <summary>They move to where the service is not offered.</summary>
    NotOfferedAtNewAddress,

    /// <summary>The provider changed the contract to their disadvantage.</summary>
    ContractChanged,

    /// <summary>The line was proven to be slower than agreed, again and again.</summary>
    NotAsAgreed,

    /// <summary>Unemployment, long incapacity to work, or death, where the law of the country says so.</summary>
    Hardship,
}

/// <summary>
/// What leaving early costs in a country: the lesser of a share of the fees that are left and of the benefit (a discount, a device) that is
/// not yet worked off. Nothing after the term, and nothing for who leaves by right.
/// </summary>
/// <param name="Basis">What the rule rests on, as a key of texts: "generic", "pt-136".</param>
/// <param name="FirstYear">Percent of the fees left, while the first twelve months run.</param>
/// <param name="Later">Percent in later months of a first term.</param>
/// <param name="Renewed">Percent in a term that follows an earlier one.</param>
/// <param name="MayLeave">False where nobody can leave early because they wish to; the contract then ends with its term.</param>
public sealed record EarlyTermination(string Basis, int FirstYear, int Later, int Renewed, bool MayLeave = true)
{
    /// <summary>Where no other rule is known: never more than the benefit that is left.</summary>
    public static EarlyTermination Generic { get; } = new("generic", 100, 100, 100);

    /// <summary>Germany, TKG section 56: a minimum term is kept; after it notice ends the contract.</summary>
    public static EarlyTermination Germany { get; } = new("de-56", 0, 0, 0, MayLeave: false);

    /// <summary>Portugal, Lei 16/2022 article 136(4): half of the fees in the first year, three tenths later.</summary>
    public static EarlyTermination Portugal { get; } = new("pt-136", 50, 30, 30);

    /// <summary>The rule of a country, by its two letters.</summary>
    public static EarlyTermination In(string country) =>
        country switch
        {
            "DE" => Germany,
            "PT" => Portugal,
            _ => Generic,
        };

    /// <param name="term">The minimum term.</param>
    /// <param name="ends">The first day without the contract.</param>
    /// <param name="fee">A whole month.</param>
    /// <param name="benefit">What the customer was given for the term, as a whole.</param>
    /// <param name="reason">Why they leave.</param>
    public EarlyTerminationCharge For(ContractTerm term, DateOnly ends, Money fee, Money benefit, ExitReason reason = ExitReason.Wish)
    {
        var left = term.MonthsLeft(ends);
        var percent =
            !term.IsFirst ? Renewed
            : term.Months - left < 12 ? FirstYear
            : Later;
        var fees = fee * left;
        var charge = new EarlyTerminationCharge
        {
            Basis = Basis,
            MonthsLeft = left,
            Percent = percent,
            FeesLeft = fees,
            FeeShare = fees.Share(percent, 100),
            BenefitLeft = left == 0 ? Money.Zero(fee.Currency) : benefit.Share(left, term.Months),
            Amount = Money.Zero(fee.Currency),
        };
        return reason == ExitReason.Wish ? charge with { Amount = Money.Min(charge.FeeShare, charge.BenefitLeft) } : charge;
    }
}

/// <summary>A charge with all that it was reckoned from, so that a page can show the sum.</summary>
public sealed record EarlyTerminationCharge
{
    public required string Basis { get; init; }

    public required int MonthsLeft { get; init; }

    public required int Percent { get; init; }

    public required Money FeesLeft { get; init; }

    /// <summary>The percent of the fees left.</summary>
    public required Money FeeShare { get; init; }

    /// <summary>The part of the benefit that is not worked off.</summary>
    public required Money BenefitLeft { get; init; }

    public required Money Amount { get; init; }
}
