using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Portal.Web.Data;

/// <summary>
/// A connection that stays open and runs the same statements again and again: each is prepared once and kept, for reading its SQL takes
/// SQLite longer than running it. For one user at a time, as the writer is.
/// </summary>
internal sealed class PreparedConnection(string settings) : SqliteConnection(settings)
{
    // The portal's own statements are fewer. Those that are put together, with a list for example, might be without end.
    private const int MaxCount = 500;

    private readonly Dictionary<string, SqliteCommand> idle = new(StringComparer.Ordinal);

    /// <summary>A command for this SQL that nobody else is using.</summary>
    internal SqliteCommand Take(string sql)
    {
        if (!idle.Remove(sql, out var command))
            (command = base.CreateCommand()).CommandText = sql;
        command.Transaction = Transaction; // a connection has one at most
        return command;
    }

    /// <summary>Keeps a command for the next who needs it.</summary>
    internal void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (idle.Count >= MaxCount || !idle.TryAdd(command.CommandText, command))
            command.Dispose();
    }

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override void Dispose(bool disposing)
    {
        foreach (var command in idle.Values)
            command.Dispose();
        idle.Clear();
        base.Dispose(disposing);
    }
}
