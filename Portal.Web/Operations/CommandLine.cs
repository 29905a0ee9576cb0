using System.CommandLine;
using System.Data.Common;
using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Insights;
using Portal.Web.Messages;
using Portal.Web.Provider.Import;
using Portal.Web.Router;
using Portal.Web.Search;
using Portal.Web.Troubleshoot;

namespace Portal.Web.Operations;

/// <summary>
/// The commands of the program beside serving the site. A word that is none is refused: it must never start a second portal.
/// </summary>
internal static class CommandLine
{
    // As a shell says it of a program that was ended by Ctrl-C.
    private const int Interrupted = 130;

    /// <param name="command">A command with its options, the settings taken out.</param>
    /// <param name="build">Builds the program with the settings; asked for only by a command that needs it.</param>
    public static async Task<int> RunAsync(string[] command, Func<WebApplication> build)
    {
        var app = new Lazy<WebApplication>(build);
        IServiceProvider Services() => app.Value.Services;
        var root = new RootCommand(
            "The self-service portal of an internet provider. Without a command it serves the site. Settings go "
                + "before or behind a command as --Name:Key=value."
        );
        root.Subcommands.Add(AuditCommand.Create(Services));
        root.Subcommands.Add(BackupCommands.Backup(Services));
        root.Subcommands.Add(ConnectCommand.Create(Services));
        root.Subcommands.Add(ContentCommands.Create(Services, [.. TroubleshootSetup.Content, .. RouterSetup.Content]));
        root.Subcommands.Add(FirstAdministratorCommand.Create(Services));
        root.Subcommands.Add(KeysCommand.Create(Services));
        root.Subcommands.Add(
            new Command("search", "The search of the help: how well it finds, and what readers searched for")
            {
                ExamplesCommand.Create(Services),
                CountedCommand.Create(Services),
            }
        );
        root.Subcommands.Add(Migrate(Services));
        root.Subcommands.Add(ListParts());
        root.Subcommands.Add(ProviderCommands.Create(Services));
        root.Subcommands.Add(MailCommand.Create(Services, ct => Services().GetRequiredService<HelpCacheRefresher>().LoadAsync(ct)));
        root.Subcommands.Add(BackupCommands.Restore(Services));
        try
        {
            return await root.Parse(command).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (DatabaseNotReadyException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return StartupErrors.NotConfigured;
        }
        catch (DbException error)
        {
            await Console.Error.WriteLineAsync(
                $"The database at {Services().GetRequiredService<Dialect>().Place} does not answer: {error.Message}"
            );
            return StartupErrors.Unavailable;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        finally
        {
            if (app.IsValueCreated)
                await app.Value.DisposeAsync();
        }
    }

    private static Command ListParts()
    {
        var command = new Command("parts", "Lists the packages this program was built with, as CycloneDX (JSON).");
        command.SetAction((parsed, _) => parsed.InvocationConfiguration.Output.WriteAsync(Sbom.From(File.ReadAllText(Sbom.File))));
        return command;
    }

    private static Command Migrate(Func<IServiceProvider> services)
    {
        var command = new Command(
            "migrate",
            "Brings the database to the schema this version needs, and makes a new one where there is none."
        );
        command.SetAction(
            async (_, ct) =>
            {
                var applied = await services().GetRequiredService<Migrator>().RunAsync(ct);
                Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"Applied {string.Join(", ", applied)}.");
            }
        );
        return command;
    }
}
