using System.Data.Common;

namespace Portal.Web.Data;

/// <summary>
/// One statement with the values of many rows; for what brings in thousands, where reading parameters off objects is too slow.
/// </summary>
internal static class StatementForMany
{
    /// <inheritdoc cref="UnitOfWork.ExecuteEachAsync"/>
    public static Task<int[]> RunAsync(
        DbConnection connection,
        DbTransaction transaction,
        string sql,
        IReadOnlyList<string> names,
        IReadOnlyList<object?[]> rows
    ) =>
        rows.Count == 0 ? Task.FromResult(Array.Empty<int>())
        : connection.CanCreateBatch ? TogetherAsync(connection, transaction, sql, names, rows)
        : OneByOneAsync(connection, transaction, sql, names, rows);

    private static async Task<int[]> OneByOneAsync(
        DbConnection connection,
        DbTransaction transaction,
        string sql,
        IReadOnlyList<string> names,
        IReadOnlyList<object?[]> rows
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var name in names)
            command.Parameters.Add(Named(command.CreateParameter(), name));
        var changed = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var n = 0; n < names.Count; n++)
                command.Parameters[n].Value = rows[row][n] ?? DBNull.Value;
            changed[row] = await command.ExecuteNonQueryAsync();
        }

        return changed;
    }

    private static async Task<int[]> TogetherAsync(
        DbConnection connection,
        DbTransaction transaction,
        string sql,
        IReadOnlyList<string> names,
        IReadOnlyList<object?[]> rows
    )
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            for (var n = 0; n < names.Count; n++)
            {
                var parameter = Named(command.CreateParameter(), names[n]);
                parameter.Value = row[n] ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
        return [.. batch.BatchCommands.Select(c => c.RecordsAffected)];
    }

    private static DbParameter Named(DbParameter parameter, string name)
    {
        parameter.ParameterName = name;
        return parameter;
    }
}
