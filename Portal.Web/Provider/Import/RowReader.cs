using System.Globalization;
using System.Text;
using Portal.Web.Messages;

namespace Portal.Web.Provider.Import;

/// <summary>Reads the cells of a row as what they should be; what is wrong with one is said at its line and column.</summary>
internal sealed class RowReader(ImportRow row, DiagnosticList faults)
{
    /// <summary>The languages a customer can have chosen: those the portal speaks.</summary>
    internal static readonly string[] Languages = ["en", "de", "es", "pt", "ru", "ca"];

    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>True when something about the row is wrong.</summary>
    public bool HasErrors { get; private set; }

    public bool Has(string column) => row.Find(column) is not null;

    public void AddError(string column, string message)
    {
        HasErrors = true;
        faults.Add(row.PlaceOf(column), column, message);
    }

    /// <param name="column">The column.</param>
    /// <param name="most">The most characters.</param>
    public string Required(string column, int most)
    {
        if (Optional(column, most) is { } text)
            return text;
        if (!Has(column))
            AddError(column, "is missing");
        return "";
    }

    public string? Optional(string column, int most)
    {
        if (row.Find(column) is not { } cell)
            return null;
        if (cell.Text.Length > most)
            AddError(column, $"has {cell.Text.Length} characters, at most {most} are allowed");
        else if (!cell.Text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return cell.Text;
        else if (cell.Text.EnumerateRunes().Any(IsUnreadable))
            AddError(column, "a line break, or a character that nobody can see");
        else
            return cell.Text.Normalize();
        return null;
    }

    /// <summary>A number of the provider in plain form; empty, with a fault, when it cannot be one.</summary>
    public string Number(string column)
    {
        var text = Required(column, 4 * CustomerNumber.MaxLength);
        if (IsPlain(text))
            return text;
        var number = CustomerNumber.Read(text);
        if (number is null && text.Length > 0)
            AddError(
                column,
                $"\"{TerminalSafe.Escape(text)}\" is no number: {CustomerNumber.MinLength} to "
                    + $"{CustomerNumber.MaxLength} letters A to Z and digits are expected"
            );
        return number ?? "";
    }

    /// <summary>The same number as people know it; null where that is its plain form.</summary>
    public string? Printed(string column) => row.Find(column) is { } cell ? CustomerNumber.Printed(cell.Text) : null;

    public string? Code()
    {
        var code = ClaimCode.Read(Required("code", 4 * ClaimCode.MaxLength));
        if (code is null && Has("code"))
            AddError("code", $"{ClaimCode.MinLength} to {ClaimCode.MaxLength} letters A to Z and digits are expected");
        return code;
    }

    public string? Mail(string column)
    {
        if (Optional(column, 254) is not { } text)
            return null;
        if (Mailbox.TryParse(text, out _))
            return text;
        AddError(column, $"\"{TerminalSafe.Escape(text)}\" is no address that mail can be sent to");
        return null;
    }

    public string? Phone(string column)
    {
        if (row.Find(column) is not { } cell)
            return null;
        if (PhoneNumber.Read(cell.Text) is { Length: <= PhoneNumber.MaxLength } number)
            return number;
        AddError(
            column,
            PhoneNumber.IsRounded(cell.Text)
                ? $"\"{TerminalSafe.Escape(cell.Text)}\" is what a spreadsheet makes of a long number: give the column "
                    + "the format \"text\" and fill it again"
                : $"\"{TerminalSafe.Escape(cell.Text)}\" is no telephone number, or more than one"
        );
        return null;
    }

    public DateOnly? Day(string column)
    {
        if (Optional(column, 40) is not { } text)
            return null;
        if (
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= Earliest
            && day <= Latest
        )
            return day;
        AddError(column, $"\"{TerminalSafe.Escape(text)}\" is no day: 2026-11-02 is how days are written");
        return null;
    }

    /// <summary>A whole number; null when the cell is empty, or wrong.</summary>
    public int? Count(string column, int least, int most)
    {
        if (Optional(column, 40) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        AddError(column, $"\"{TerminalSafe.Escape(text)}\" is no whole number from {least} to {most}");
        return null;
    }

    /// <summary>An amount in the currency of the row's column "currency"; null when the cell is empty, or wrong.</summary>
    public Money? Amount(string column) => Has(column) ? Amount(column, Currency()) : null;

    /// <summary>An amount in a currency that is said elsewhere.</summary>
    public Money? Amount(string column, string currency)
    {
        if (Optional(column, 40) is not { } text)
            return null;
        if (!Money.TryParse(text, currency, out var amount))
            AddError(column, $"\"{TerminalSafe.Escape(text)}\" is no amount: 34.99 is how amounts are written");
        return amount;
    }

    /// <summary>Three letters; a fault when they are missing where an amount stands.</summary>
    public string Currency()
    {
        if (Required("currency", 3) is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper))
            return currency;
        if (Has("currency"))
            AddError("currency", "three capital letters are expected: EUR");
        return "";
    }

    public bool YesOrNo(string column) => OneOf(column, ["yes", "no"], "no") == "yes";

    public string Language() => OneOf("language", Languages, null);

    public T Word<T>(string column)
        where T : struct, Enum => Value<T>(OneOf(column, EnumNames.Of<T>(), null));

    /// <param name="column">The column.</param>
    /// <param name="otherwise">What an empty cell means.</param>
    public T Word<T>(string column, T otherwise)
        where T : struct, Enum => Value<T>(OneOf(column, EnumNames.Of<T>(), otherwise.Word()));

    private static T Value<T>(string word)
        where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : default;

    private string OneOf(string column, IReadOnlyList<string> words, string? otherwise)
    {
        var text = otherwise is null ? Required(column, 200) : Optional(column, 200);
        if (text is not { Length: > 0 })
            return otherwise ?? "";
        if (words.FirstOrDefault(w => w.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } word)
            return word;
        AddError(column, $"\"{TerminalSafe.Escape(text)}\" is not one of {string.Join(", ", words)}");
        return "";
    }

    // What most files say, and what would come of it in any case.
    private static bool IsPlain(string text) =>
        text.Length is >= CustomerNumber.MinLength and <= CustomerNumber.MaxLength
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    // Directions that turn the rest of a line around are as dangerous as line breaks: a name would show as another.
    private static bool IsUnreadable(Rune rune) =>
        rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned;
}
