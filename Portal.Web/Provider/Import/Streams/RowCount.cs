namespace Portal.Web.Provider.Import.Streams;

/// <summary>What becomes of the rows of a kind.</summary>
public sealed record RowCount
{
    /// <summary>What they are, in a sentence: "invoice lines".</summary>
    public required string What { get; init; }

    public long Added { get; private set; }

    public long Changed { get; private set; }

    /// <summary>Rows that say what stands there already.</summary>
    public long Unchanged { get; private set; }

    /// <summary>Rows that are left out because of faults.</summary>
    public long LeftOut { get; private set; }

    internal void Add(RowOutcome outcome, int count)
    {
        if (outcome == RowOutcome.Added)
            Added += count;
        else if (outcome == RowOutcome.Changed)
            Changed += count;
        else if (outcome == RowOutcome.Unchanged)
            Unchanged += count;
        else
            LeftOut += count;
    }
}

/// <summary>What an import finds to do with a row.</summary>
internal enum RowOutcome : byte
{
    LeftOut,
    Unchanged,
    Changed,
    Added,
}
