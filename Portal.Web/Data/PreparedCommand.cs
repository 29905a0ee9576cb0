using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Portal.Web.Data;

/// <summary>
/// Stands for the prepared command that a <see cref="PreparedConnection"/> keeps for its text, from the moment the text is known until it
/// is disposed.
/// </summary>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
    private SqliteCommand? kept;

    [AllowNull]
    public override string CommandText
    {
        get => kept?.CommandText ?? "";
        set
        {
            GiveBack();
            if (value is not null)
                kept = connection.Take(value);
        }
    }

    public override int CommandTimeout { get; set; } = connection.DefaultTimeout;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbParameterCollection DbParameterCollection => Kept.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    private SqliteCommand Kept => kept ?? throw new InvalidOperationException("The command has no text yet.");

    public override void Cancel() => Kept.Cancel();

    public override int ExecuteNonQuery() => Kept.ExecuteNonQuery();

    public override object? ExecuteScalar() => Kept.ExecuteScalar();

    public override void Prepare() => Kept.Prepare();

    protected override DbParameter CreateDbParameter() => new Parameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Kept.ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            GiveBack();
        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (kept is not null)
            connection.GiveBack(kept);
        kept = null;
    }

    // With the sign it has in the SQL, a parameter is found at the first try.
    private sealed class Parameter : SqliteParameter
    {
        [AllowNull]
        public override string ParameterName
        {
            get => base.ParameterName;
            set => base.ParameterName = "@" + value;
        }
    }
}
