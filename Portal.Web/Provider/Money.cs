using System.Globalization;

namespace Portal.Web.Provider;

/// <summary>An amount in minor units: 2499 EUR is 24.99 euro. Every sum is exact; only a share of an amount is rounded.</summary>
/// <param name="Minor">Hundredths of the currency, negative for what is given back.</param>
/// <param name="Currency">Three letters of ISO 4217, of a currency with hundredths.</param>
public readonly record struct Money(long Minor, string Currency) : IComparable<Money>
{
    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(string currency) => new(0, currency);

    public bool IsZero => Minor == 0;

    /// <summary>
    /// The share <paramref name="part"/> / <paramref name="whole"/> of the amount, rounded half away from zero, so that what is charged and
    /// what is given back for the same days are the same.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The whole is nothing, or either is negative.</exception>
    public Money Share(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        var exact = (Int128)Minor * part;
        var (down, rest) = (exact / whole, Int128.Abs(exact % whole));
        return new(checked((long)(2 * rest < whole ? down : down + Int128.Sign(exact))), Currency);
    }

    public static Money operator +(Money one, Money other) => new(checked(one.Minor + one.Same(other)), one.Currency);

    public static Money operator -(Money one, Money other) => new(checked(one.Minor - one.Same(other)), one.Currency);

    public static Money operator -(Money amount) => new(checked(-amount.Minor), amount.Currency);

    public static Money operator *(Money amount, int times) => new(checked(amount.Minor * times), amount.Currency);

    public static bool operator <(Money one, Money other) => one.CompareTo(other) < 0;

    public static bool operator >(Money one, Money other) => one.CompareTo(other) > 0;

    public static bool operator <=(Money one, Money other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Money one, Money other) => one.CompareTo(other) >= 0;

    public static Money Min(Money one, Money other) => one <= other ? one : other;

    public int CompareTo(Money other) => Minor.CompareTo(Same(other));

    /// <summary>Reads "34.99", "-5" or "1200.5": a point, at most two digits behind it, nothing between the thousands.</summary>
    public static bool TryParse(string text, string currency, out Money amount)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        var good =
            decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var value)
            && decimal.Abs(value) < 1_000_000_000
            && value * 100 == decimal.Truncate(value * 100);
        amount = good ? new((long)(value * 100), currency) : Zero(currency);
        return good;
    }

    /// <summary>For logs and files: "24.99 EUR". What people read is written by the language they read.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Minor / 100m:0.00} {Currency}");

    private long Same(Money other) =>
        other.Currency == Currency
            ? other.Minor
            : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be reckoned with each other.");
}
