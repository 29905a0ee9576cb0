using System.CommandLine;
using Portal.Web.Data;

namespace Portal.Web.Operations;

/// <summary>The commands <c>backup FILE</c> and <c>restore FILE</c>, for the embedded database. PostgreSQL brings its own.</summary>
internal static class BackupCommands
{
    public static Command Backup(Func<IServiceProvider> services)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not be there yet" };
        var command = new Command(
            "backup",
            "Writes the database as it stands at this moment into one file; the portal may run meanwhile. "
                + "Attachments are files of the data folder: copy them after it."
        )
        {
            file,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(services(), parsed.InvocationConfiguration, backup => backup.WriteAsync(parsed.GetRequiredValue(file), ct))
        );
        return command;
    }

    public static Command Restore(Func<IServiceProvider> services)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A file that \"backup\" has written, or a copy of the database made while no portal ran",
        };
        var command = new Command(
            "restore",
            "Checks a backup and puts it in place of the database; no portal may run. The database of before is kept beside it."
        )
        {
            file,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(services(), parsed.InvocationConfiguration, backup => backup.RestoreAsync(parsed.GetRequiredValue(file), ct))
        );
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        InvocationConfiguration console,
        Func<SqliteBackup, Task<string>> run
    )
    {
        try
        {
            if (services.GetRequiredService<Dialect>() is not SqliteDialect dialect)
                throw new BackupException("This portal runs on PostgreSQL: use pg_dump and pg_restore.");
            await console.Output.WriteLineAsync(await run(ActivatorUtilities.CreateInstance<SqliteBackup>(services, dialect)));
            return 0;
        }
        catch (Exception error) when (error is BackupException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }
}
