using Portal.Web.Provider.Billing;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>A page of the lines of a bill, for its customer and for the help desk alike.</summary>
/// <param name="Details">The bill with the lines of this page.</param>
/// <param name="Language">The reader's.</param>
/// <param name="Number">Which page, from 1.</param>
public sealed record BillPage(BillDetails Details, Language Language, int Number)
{
    /// <summary>Lines on one page: a bill may have ten thousand.</summary>
    internal const int Size = 100;

    private const int Most = 1000;

    /// <summary>Where a page of the lines stands.</summary>
    public required Func<int, string> Address { get; init; }

    /// <summary>Where a request stands, by its reference.</summary>
    public required Func<string, string> Request { get; init; }

    /// <summary>Where its customer disagrees with lines; null for who only reads.</summary>
    public string? Dispute { get; init; }

    public int Pages => Math.Max(1, (Details.Bill.Invoice.LineCount + Size - 1) / Size);

    /// <summary>The page an address asks for.</summary>
    public static int NumberOf(string? asked) => int.TryParse(asked, out var page) ? Math.Clamp(page, 1, Most) : 1;

    /// <summary>The lines of a page.</summary>
    public static LinePortion PortionOf(int number) => new((number - 1) * Size, Size);
}
