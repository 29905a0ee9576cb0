using System.Text.Json;
using Portal.Web.Data;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>What is done with the rows of one kind: they are compared with the tables, then written.</summary>
internal abstract class RowTable
{
    /// <summary>Compares a portion with what is there, and puts aside what can only be said when all files were read.</summary>
    public abstract Task CheckAsync(Portion portion, ImportCheck check, CancellationToken ct);

    /// <summary>Writes rows that were found to be good; those that are there already are left alone.</summary>
    public abstract Task WriteAsync(UnitOfWork work, IReadOnlyList<StreamRow> rows);

    /// <summary>Texts as a parameter of <see cref="Dialect.AnyOf"/>.</summary>
    public static string List(IEnumerable<string> texts) => JsonSerializer.Serialize(texts.Distinct());
}

/// <summary>A row with what it says.</summary>
internal readonly record struct Stated<T>(StreamRow Row, T Value);

/// <inheritdoc cref="RowTable"/>
internal abstract class RowTable<T> : RowTable
{
    public override Task CheckAsync(Portion portion, ImportCheck check, CancellationToken ct)
    {
        var good = new List<Stated<T>>(portion.Rows.Count);
        foreach (var row in portion.Rows)
        {
            var reader = new RowReader(row.Row, check.Faults);
            var value = Read(reader);
            if (!reader.HasErrors)
            {
                good.Add(new(row, value));
                continue;
            }

            check.Count(row.Id, RowOutcome.LeftOut);
            LeaveOut(new(row, value), check);
        }

        return good.Count > 0 ? CompareAsync(good, check, ct) : Task.CompletedTask;
    }

    public override Task WriteAsync(UnitOfWork work, IReadOnlyList<StreamRow> rows)
    {
        var ignored = new DiagnosticList();
        var good = new List<Stated<T>>(rows.Count);
        foreach (var row in rows)
        {
            var reader = new RowReader(row.Row, ignored);
            var value = Read(reader);
            if (reader.HasErrors)
                throw new ImportChangedException($"{row.Row.File} was changed while it was imported: run the import again.");
            good.Add(new(row, value));
        }

        return good.Count > 0 ? InsertAsync(work, good) : Task.CompletedTask;
    }

    protected abstract T Read(RowReader row);

    /// <summary>What else cannot be imported when a row cannot be read.</summary>
    protected virtual void LeaveOut(Stated<T> row, ImportCheck check) { }

    protected abstract Task CompareAsync(IReadOnlyList<Stated<T>> rows, ImportCheck check, CancellationToken ct);

    protected abstract Task InsertAsync(UnitOfWork work, IReadOnlyList<Stated<T>> rows);

    /// <summary>An entry about a row, to be completed.</summary>
    protected static KeyEntry EntryOf(in StreamRow row, KeyRole role, RowOutcome outcome, string key, string column) =>
        new()
        {
            Key = KeyIndex.KeyOf(key),
            Role = role,
            Kind = row.Row.Kind,
            Outcome = outcome,
            File = row.File,
            Line = row.Row.PlaceOf(column).Line,
            Number = row.Number,
        };
}

/// <summary>What was checked is no longer so: nothing is lost, and the import can be run again.</summary>
public sealed class ImportChangedException : Exception
{
    public ImportChangedException() { }

    public ImportChangedException(string message)
        : base(message) { }

    public ImportChangedException(string message, Exception inner)
        : base(message, inner) { }
}
