namespace Portal.Web.Data;

/// <summary>
/// Whether the database is there and has just the schema this program was made for. Every command asks before it touches anything: one that
/// is run without the settings of the service must not make a database beside the real one, and one of a newer release must not change the
/// database under a running older one.
/// </summary>
public sealed class DatabaseCheck(Dialect dialect, Migrator migrator)
{
    /// <exception cref="DatabaseNotReadyException">It is not; the message says what to do.</exception>
    public async Task RequireAsync(CancellationToken ct)
    {
        if (dialect.IsAbsent)
            throw new DatabaseNotReadyException(
                $"There is no database at {dialect.Place}. Does this command have the settings of the portal "
                    + "(Data:Folder, Data:PostgreSql)? The command \"migrate\" makes a new database."
            );
        var (missing, unknown) = await migrator.CompareAsync(ct);
        if (unknown.Count > 0)
            throw new DatabaseNotReadyException(
                $"The database at {dialect.Place} belongs to a newer release ({string.Join(", ", unknown)}). Use the "
                    + "program of that release."
            );
        if (missing.Count > 0)
            throw new DatabaseNotReadyException(
                $"The database at {dialect.Place} belongs to an older release: {string.Join(", ", missing)} is "
                    + "missing. The command \"migrate\", or the start of this release, brings it up to date."
            );
    }
}

/// <summary>The database is missing, or of another release than the program.</summary>
public sealed class DatabaseNotReadyException(string message) : Exception(message);
