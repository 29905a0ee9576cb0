using System.Runtime.InteropServices;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>What a row says about a key.</summary>
internal enum KeyRole : byte
{
    /// <summary>Something that may be stated once.</summary>
    Once,

    /// <summary>An invoice that is not issued yet.</summary>
    Invoice,

    /// <summary>An invoice that was imported or issued before, with the same content.</summary>
    IssuedInvoice,

    /// <summary>An invoice that cannot be imported.</summary>
    BadInvoice,

    /// <summary>A line of an invoice.</summary>
    Line,

    /// <summary>A line of an invoice that was imported or issued before, as it stands there.</summary>
    IssuedLine,

    /// <summary>A line that cannot be read.</summary>
    BadLine,

    /// <summary>A payment for an invoice that is not in the tables.</summary>
    Payment,
}

/// <summary>A key and the row that states it, small enough to be put aside by the million.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct KeyEntry
{
    /// <summary>The first half of a hash of the key: two keys do not have the same one.</summary>
    public required UInt128 Key { get; init; }

    public required KeyRole Role { get; init; }

    public required RowKind Kind { get; init; }

    /// <summary>As what the row was counted.</summary>
    public required RowOutcome Outcome { get; init; }

    public required int File { get; init; }

    public required int Line { get; init; }

    public required long Number { get; init; }

    /// <summary>In minor units: the total of an invoice, the amount of a line.</summary>
    public long Amount { get; init; }

    /// <summary>The position of a line; the currency of an invoice or payment, see <see cref="CurrencyCode"/>.</summary>
    public long Detail { get; init; }

    public RowId Row => new(File, Kind, Number);

    /// <summary>Three letters as a number.</summary>
    public static long CurrencyCode(string currency) => currency is [var a, var b, var c] ? (a << 16) | (b << 8) | c : 0;

    /// <summary>The three letters of a number.</summary>
    public static string Currency(long code) => $"{(char)(code >> 16)}{(char)((code >> 8) & 0xFF)}{(char)(code & 0xFF)}";
}
