using System.Data.Common;
using System.Diagnostics;
using System.Globalization;

namespace Portal.Bench.Search.Records;

/// <summary>The same rows in the full text search of a database, asked the same.</summary>
internal sealed class SqlPeer(string name, DbConnection connection, SqlPeer.Statements statements) : IDisposable
{
    private const int PerTransaction = 5000;

    /// <summary>What differs between databases.</summary>
    public sealed record Statements
    {
        public required IReadOnlyList<string> Schema { get; init; }
        public required string Insert { get; init; }
        public required IReadOnlyList<string> Finish { get; init; }
        public required string ByFit { get; init; }
        public required string Newest { get; init; }
        public required string Size { get; init; }
        public required Func<MadeQuery, string> Words { get; init; }
    }

    public void Fill(MadeTickets tickets, int count)
    {
        var clock = Stopwatch.StartNew();
        foreach (var statement in statements.Schema)
            Run(statement);
        for (var first = 1; first <= count; first += PerTransaction)
            Insert(Enumerable.Range(first, Math.Min(PerTransaction, count - first + 1)).Select(tickets.Make));
        foreach (var statement in statements.Finish)
            Run(statement);
        var bytes = Convert.ToInt64(Scalar(statements.Size), CultureInfo.InvariantCulture);
        Timing.Print($"{name, -10} filled in {clock.Elapsed.TotalSeconds:F0} s, {bytes / 1e6:F0} MB in all");
    }

    /// <summary>Asks for the first twenty with their passages; answers how many came.</summary>
    public int Ask(MadeQuery query, bool newest)
    {
        using var command = Command(newest ? statements.Newest : statements.ByFit);
        Set(command, "words", statements.Words(query));
        Set(command, "state", query.State);
        Set(command, "language", query.Language);
        using var reader = command.ExecuteReader();
        var rows = 0;
        for (; reader.Read(); rows++)
            _ = (reader.GetInt64(0), reader.GetString(1));
        return rows;
    }

    public void Dispose() => connection.Dispose();

    private void Insert(IEnumerable<MadeTicket> made)
    {
        using var transaction = connection.BeginTransaction();
        using var command = Command(statements.Insert);
        command.Transaction = transaction;
        foreach (var ticket in made)
        {
            Set(command, "id", ticket.Id);
            Set(command, "language", ticket.Language);
            Set(command, "subject", ticket.Subject);
            Set(command, "body", ticket.Body);
            Set(command, "state", ticket.State);
            Set(command, "changed", ticket.ChangedAt.ToUnixTimeSeconds());
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private DbCommand Command(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 3600;
        return command;
    }

    private void Run(string text)
    {
        using var command = Command(text);
        command.ExecuteNonQuery();
    }

    private object? Scalar(string text)
    {
        using var command = Command(text);
        return command.ExecuteScalar();
    }

    private static void Set(DbCommand command, string parameter, object value)
    {
        if (!command.CommandText.Contains('@' + parameter, StringComparison.Ordinal))
            return;
        if (command.Parameters.Contains(parameter))
        {
            command.Parameters[parameter].Value = value;
            return;
        }
        var given = command.CreateParameter();
        (given.ParameterName, given.Value) = (parameter, value);
        command.Parameters.Add(given);
    }
}
