namespace Portal.Web.Provider.Import.Streams;

/// <summary>
/// What can only be said when all files were read: what is stated twice, lines that do not make the total, and what belongs to no invoice.
/// </summary>
/// <param name="check">What was found so far.</param>
/// <param name="knowsTables">
/// False when the files are looked at by themselves: an invoice that is in none of them may be in the tables.
/// </param>
internal sealed class KeyCheck(ImportCheck check, bool knowsTables)
{
    private const string Unknown = "unknown invoice: neither in these files nor imported before";

    public void Run(CancellationToken ct)
    {
        foreach (var same in check.Keys.Groups())
        {
            ct.ThrowIfCancellationRequested();
            foreach (var entry in same.Skip(1))
                check.Refuse(entry, ColumnOf(entry.Kind), Twice(entry.Kind) + check.PlaceOf(same[0]));
        }

        foreach (var invoice in check.Invoices.Groups())
        {
            ct.ThrowIfCancellationRequested();
            Check(invoice);
        }
    }

    private static string ColumnOf(RowKind kind) =>
        kind switch
        {
            RowKind.Payment => "reference",
            RowKind.Order => "order",
            _ => "period_start",
        };

    private static string Twice(RowKind kind) =>
        kind == RowKind.Invoice ? "the customer has another invoice for this month in " : "stands already in ";

    private void Check(ArraySegment<KeyEntry> entries)
    {
        var heads = entries.Where(e => e.Role is KeyRole.Invoice or KeyRole.IssuedInvoice or KeyRole.BadInvoice).ToList();
        foreach (var twice in heads.Skip(1))
            check.Refuse(twice, "invoice", "stands already in " + check.PlaceOf(heads[0]));
        var lines = entries.Where(e => e.Role is KeyRole.Line or KeyRole.IssuedLine).ToList();
        var isWhole =
            heads.Count <= 1
            && entries.All(e => e.Role is not (KeyRole.BadInvoice or KeyRole.BadLine))
            && !heads.Exists(h => check.IsLeftOut(h.Row))
            && ArePositionsGood(heads, lines);
        if (isWhole && heads.Count == 0)
            RefuseUnknown(entries);
        else if (isWhole && HasGoodTotal(heads[0], lines))
            RefuseOtherCurrencies(heads[0], entries);
        else
            foreach (var entry in entries)
                check.LeaveOut(entry);
    }

    private bool ArePositionsGood(List<KeyEntry> heads, List<KeyEntry> lines)
    {
        var places = new Dictionary<long, KeyEntry>(lines.Count);
        foreach (var line in lines)
        {
            if (places.TryAdd(line.Detail, line))
                continue;
            check.Refuse(line, "position", "stands already in " + check.PlaceOf(places[line.Detail]));
            return false;
        }

        if (heads is not [{ Role: KeyRole.Invoice } head])
            return true;
        for (var position = 1; position <= lines.Count; position++)
        {
            if (places.ContainsKey(position))
                continue;
            check.Refuse(head, "invoice", $"its lines are numbered from 1, and line {position} is missing");
            return false;
        }

        return true;
    }

    private bool HasGoodTotal(in KeyEntry head, List<KeyEntry> lines)
    {
        if (head.Role == KeyRole.IssuedInvoice)
            return true; // each line that is given was compared with what was issued
        var currency = KeyEntry.Currency(head.Detail);
        var sum = lines.Aggregate((Int128)0, (sum, line) => sum + line.Amount);
        if (lines.Count == 0)
            check.Refuse(head, "invoice", "has no lines");
        else if (sum == head.Amount)
            return true;
        else
            check.Refuse(head, "total", $"is {new Money(head.Amount, currency)}, but its lines make {new Money((long)sum, currency)}");
        return false;
    }

    private void RefuseOtherCurrencies(KeyEntry head, ArraySegment<KeyEntry> entries)
    {
        foreach (var payment in entries.Where(e => e.Role == KeyRole.Payment && e.Detail != head.Detail))
            check.Refuse(payment, "currency", $"the invoice is in {KeyEntry.Currency(head.Detail)}");
    }

    private void RefuseUnknown(ArraySegment<KeyEntry> entries)
    {
        if (!knowsTables)
            return;
        foreach (var entry in entries.Where(e => e.Role is KeyRole.Line or KeyRole.Payment))
            check.Refuse(entry, "invoice", Unknown);
    }
}
