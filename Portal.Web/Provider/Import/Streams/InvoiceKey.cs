using Portal.Web.Data;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>An invoice as what belongs to it refers to it.</summary>
internal sealed record InvoiceKey
{
    public required long Id { get; init; }

    public required string Number { get; init; }

    public required string Currency { get; init; }

    public required InvoiceState State { get; init; }

    /// <summary>Those that are there, by their number.</summary>
    public static async Task<IReadOnlyDictionary<string, InvoiceKey>> ListAsync(UnitOfWork work, IEnumerable<string> numbers) =>
        (await work.ListAsync<InvoiceKey>(Sql(work.Dialect), new { numbers = RowTable.List(numbers) })).ToDictionary(i => i.Number);

    /// <inheritdoc cref="ListAsync(UnitOfWork,IEnumerable{string})"/>
    public static async Task<IReadOnlyDictionary<string, InvoiceKey>> ListAsync(
        Database db,
        IEnumerable<string> numbers,
        CancellationToken ct
    ) => (await db.ListAsync<InvoiceKey>(Sql(db.Dialect), new { numbers = RowTable.List(numbers) }, ct)).ToDictionary(i => i.Number);

    private static string Sql(Dialect dialect) =>
        $"select id, number, currency, state from invoice where number {dialect.AnyOf("@numbers")}";
}
