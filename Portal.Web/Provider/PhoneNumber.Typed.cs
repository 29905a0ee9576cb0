using PhoneNumbers;

namespace Portal.Web.Provider;

/// <summary>Numbers as customers type them, by the numbering plans of all countries.</summary>
public static partial class PhoneNumber
{
    /// <summary>What stands before an extension, in what is kept.</summary>
    private const string Extension = " ext. ";

    private static PhoneNumberUtil Plans => PhoneNumberUtil.GetInstance();

    /// <summary>Reads a number that somebody gives to be called at.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="country">Two letters: where a number without + belongs to; null when that is not known.</param>
    /// <returns>E.164 with its extension, "+4930123456 ext. 12"; or what is wrong.</returns>
    public static (string? Number, PhoneFault? Fault) Parse(string typed, string? country)
    {
        // The library finds a number among any other words; whoever wrote them meant more than it.
        if (Read(typed) is not { } plain)
            return (null, PhoneFault.Shape);
        PhoneNumbers.PhoneNumber number;
        try
        {
            number = Plans.Parse(plain, country);
        }
        catch (NumberParseException error)
        {
            return (null, FaultOf(error.ErrorType));
        }

        var fault = Plans.IsPossibleNumberWithReason(number) switch
        {
            PhoneNumberUtil.ValidationResult.TOO_SHORT or PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => PhoneFault.Short,
            PhoneNumberUtil.ValidationResult.TOO_LONG => PhoneFault.Long,
            PhoneNumberUtil.ValidationResult.INVALID_COUNTRY_CODE => PhoneFault.Country,
            _ when !Plans.IsValidNumber(number) => PhoneFault.Unknown,
            _ when Plans.GetNumberType(number) == PhoneNumberType.PREMIUM_RATE => PhoneFault.Premium,
            _ => (PhoneFault?)null,
        };
        return fault is null ? (Kept(number), null) : (null, fault);
    }

    /// <summary>
    /// For people of a country: as it is written there, and with its country code elsewhere. What is no number is shown as it is.
    /// </summary>
    public static string Show(string kept, string? country) =>
        Find(kept, country) is not { } number
            ? kept
            : Plans.Format(
                number,
                Plans.GetRegionCodeForNumber(number) == country ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL
            );

    /// <summary>The address of a link that calls it.</summary>
    public static string Link(string typed, string? country) =>
        Find(typed, country) is { } number
            ? Plans.Format(number, PhoneNumberFormat.RFC3966)
            : "tel:" + string.Concat(typed.Where(c => char.IsAsciiDigit(c) || c == '+'));

    /// <summary>
    /// The digits of a number in every way it is dialled: with the code of its country, with 00 before it, and as within the country.
    /// </summary>
    public static IReadOnlyList<string> Dialled(string typed, string? country)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (Find(typed, country) is not { } number)
            return digits == "" ? [] : [digits];
        var (code, national) = (
            string.Concat(Plans.Format(number, PhoneNumberFormat.E164).Where(char.IsAsciiDigit)),
            string.Concat(Plans.Format(number, PhoneNumberFormat.NATIONAL).Where(char.IsAsciiDigit))
        );
        return [.. new[] { "00" + code, national, digits }.Distinct()];
    }

    private static PhoneNumbers.PhoneNumber? Find(string typed, string? country)
    {
        try
        {
            return Read(typed) is { } plain && Plans.Parse(plain, country) is var number && Plans.IsValidNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static string Kept(PhoneNumbers.PhoneNumber number) =>
        Plans.Format(number, PhoneNumberFormat.E164) + (number.HasExtension ? Extension + number.Extension : "");

    private static PhoneFault FaultOf(ErrorType error) =>
        error switch
        {
            ErrorType.INVALID_COUNTRY_CODE => PhoneFault.Country,
            ErrorType.TOO_SHORT_NSN or ErrorType.TOO_SHORT_AFTER_IDD => PhoneFault.Short,
            ErrorType.TOO_LONG => PhoneFault.Long,
            _ => PhoneFault.Shape,
        };
}
