using System.CommandLine;
using Portal.Web.Data;

namespace Portal.Web.Help.Content;

/// <summary>The command line of the content: <c>content import|export|check</c>.</summary>
public static class ContentCommands
{
    /// <summary>The content that was delivered with the program.</summary>
    public static string Default => Path.Combine(AppContext.BaseDirectory, "content");

    /// <param name="services">The program's services; asked for only by a command that needs the database.</param>
    /// <param name="kinds">The kinds of files that other slices understand.</param>
    public static Command Create(Func<IServiceProvider> services, IReadOnlyList<IContentKind> kinds) =>
        new("content", "The help articles as files") { Import(services), Export(services), Check(kinds) };

    private static Argument<string> Folder(string description) =>
        new("DIR") { Description = description, DefaultValueFactory = _ => Default };

    private static Command Import(Func<IServiceProvider> services)
    {
        var folder = Folder("The folder to read");
        var command = new Command("import", "Brings in what is new in a folder; a file with faults stops nothing else") { folder };
        command.SetAction((parsed, ct) => ImportAsync(services(), parsed.GetRequiredValue(folder), parsed.InvocationConfiguration, ct));
        return command;
    }

    private static async Task<int> ImportAsync(
        IServiceProvider services,
        string folder,
        InvocationConfiguration console,
        CancellationToken ct
    )
    {
        await services.GetRequiredService<DatabaseCheck>().RequireAsync(ct);
        var import = services.GetRequiredService<ContentImport>();
        var result = await import.RunAsync(
            ContentFolder.Read(folder),
            "command line",
            article => console.Output.WriteLine($"imported {article}"),
            ct
        );
        foreach (var path in result.Removed)
            await console.Output.WriteLineAsync($"removed {path}, which is not in the folder any more");
        Print(result.Faults, folder, console.Error);
        await console.Output.WriteLineAsync(
            $"{result.Imported.Count} articles imported, {result.Unchanged} files unchanged, {result.Faults.Count} faults"
        );
        return result.Faults.Any(f => f.Blocks) ? 1 : 0;
    }

    private static Command Export(Func<IServiceProvider> services)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to write" };
        var command = new Command("export", "Writes everything that is published back as files") { folder };
        command.SetAction(
            async (parsed, ct) =>
            {
                await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
                var files = await services().GetRequiredService<ContentExport>().RunAsync(parsed.GetRequiredValue(folder), ct);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{files} files written");
            }
        );
        return command;
    }

    private static Command Check(IReadOnlyList<IContentKind> kinds)
    {
        var folder = Folder("The folder to check");
        var command = new Command("check", "Reports every fault with its file and line") { folder };
        command.SetAction(parsed =>
        {
            var content = ContentFolder.Read(parsed.GetRequiredValue(folder));
            var faults = ContentCheck.Run(content, kinds);
            Print(faults, parsed.GetRequiredValue(folder), parsed.InvocationConfiguration.Output);
            parsed.InvocationConfiguration.Output.WriteLine(
                $"{content.Articles.Count + content.Files.Count} files in {parsed.GetRequiredValue(folder)} checked, {faults.Count} faults"
            );
            return faults.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static void Print(IEnumerable<Diagnostic> faults, string folder, TextWriter output)
    {
        foreach (var fault in faults)
            output.WriteLine(fault with { File = Path.Combine(folder, fault.File) });
    }
}
