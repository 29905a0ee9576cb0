using System.CommandLine;
using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Insights;
using Portal.Web.Messages;
using Portal.Web.Provider.Import;
using Portal.Web.Search;

namespace Portal.Web.Operations;

/// <summary>The commands of the program beside serving the site.</summary>
internal static class CommandLine
{
    /// <summary>True when the arguments name a command; all others are settings of the site.</summary>
    public static bool Takes(string[] args) => args is ["audit" or "content" or "mail" or "migrate" or "parts" or "provider" or "search" or "--help" or "-h" or "-?" or "--version", ..];

    public static async Task<int> RunAsync(string[] args, Func<WebApplication> build)
    {
        await using var app = build();
        var root = new RootCommand("The self-service portal of an internet provider. Without a command it serves the site; settings follow as --Name:Key value.");
        root.Subcommands.Add(AuditCommand.Create(() => app.Services));
        root.Subcommands.Add(ContentCommands.Create(() => app.Services));
        root.Subcommands.Add(new Command("search", "The search of the help: how well it finds, and what readers searched for") { ExamplesCommand.Create(() => app.Services), CountedCommand.Create(() => app.Services) });
        root.Subcommands.Add(Migrate(app.Services));
        root.Subcommands.Add(ListParts());
        root.Subcommands.Add(ProviderCommands.Create(() => app.Services));
        root.Subcommands.Add(MailCommand.Create(() => app.Services, ct => app.Services.GetRequiredService<HelpReader>().LoadAsync(ct)));
        return await root.Parse(args).InvokeAsync();
    }

    private static Command ListParts()
    {
        var command = new Command("parts", "Lists the packages this program was built with, as CycloneDX (JSON).");
        command.SetAction((parsed, _) => parsed.InvocationConfiguration.Output.WriteAsync(Parts.Of(File.ReadAllText(Parts.File))));
        return command;
    }

    private static Command Migrate(IServiceProvider services)
    {
        var command = new Command("migrate", "Brings the database to the schema this version needs.");
        command.SetAction(async (_, ct) =>
        {
            var applied = await services.GetRequiredService<Migrator>().RunAsync(ct);
            Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"Applied {string.Join(", ", applied)}.");
        });
        return command;
    }
}
