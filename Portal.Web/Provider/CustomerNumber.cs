using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Web.Provider;

/// <summary>
/// The number a provider gives its customers. It comes from systems older than the portal, so it has no check digit here: one that the
/// portal made up would refuse the numbers that are printed on everybody's bills.
/// </summary>
public static partial class CustomerNumber
{
    /// <summary>Fewer characters are no number.</summary>
    public const int MinLength = 1;

    /// <summary>More characters are no number.</summary>
    public const int MaxLength = 32;

    /// <summary>
    /// The one form a number is kept, compared and referred to in: "kd-10 0234" is "KD100234". Null when it cannot be a number.
    /// </summary>
    public static string? Read(string? typed) =>
        typed is { Length: <= 4 * MaxLength } ? InputNormalizer.Plain(Label().Replace(typed, "", 1), MinLength, MaxLength) : null;

    /// <summary>
    /// The number as it stands on paper, for people to recognise: without what stands before it, and without marks nobody sees. Null where
    /// that says no more than the plain form.
    /// </summary>
    public static string? Printed(string? typed)
    {
        if (Read(typed) is not { } plain)
            return null;
        var seen = string.Concat(
            Label().Replace(typed!, "", 1).Normalize().Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format)
        );
        var printed = string.Join(' ', seen.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return printed == plain ? null : printed;
    }

    // "Nr. KD-100234", "Kundennummer: KD-100234", "№ 100234": what stands before the number on paper and is copied along. Only with a sign
    // behind it: "NR 100234" may be a number itself.
    [GeneratedRegex(
        @"\A\s*(?:(?:kunden|kd\.?|customer|client[ea]?|клиент[а-я]*)[\s-]*)?"
            + @"(?:(?:nr|no|num|núm|number|nummer|número|numero|номер)(?:\s+(?:de\s+client[ea]?|клиента))?\s*[.:]+|n\.?\s?[º°]:?|№:?)\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();
}
