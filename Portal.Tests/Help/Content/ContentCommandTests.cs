using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Web.Data;
using Portal.Web.Help.Content;

namespace Portal.Tests.Help.Content;

public sealed class ContentCommandTests
{
    [Fact]
    public async Task Check_prints_each_fault_and_answers_one()
    {
        using var folder = SmallContent.Create();
        Assert.Equal((0, $"{folder.Bytes().Count} files in {folder.Path} checked, 0 faults\n"), await RunAsync(null, "check", folder.Path));
        folder.Replace("articles/first/en.md", "topic: wifi", "topic: nope");
        var (code, text) = await RunAsync(null, "check", folder.Path);
        Assert.Equal(1, code);
        Assert.Contains(folder.Path + "/articles/first/en.md:5: unknown topic nope\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_and_export_say_what_they_did()
    {
        using var folder = SmallContent.Create();
        using var back = new TempFolder();
        await using var data = await HelpDatabase.CreateAsync();
        folder.Delete("articles/second/ru.md");
        var (code, text) = await RunAsync(data, "import", folder.Path);
        Assert.Equal(0, code);
        Assert.StartsWith(
            "imported first (en, de, es, pt, ru, ca)\nimported second (en, de, es, pt, ca)\n",
            text,
            StringComparison.Ordinal
        );
        Assert.EndsWith("2 articles imported, 0 files unchanged, 1 faults\n", text, StringComparison.Ordinal);
        Assert.Equal((0, $"{folder.Bytes().Count} files written\n"), await RunAsync(data, "export", back.Path));
        Assert.Equal(folder.Bytes(), back.Bytes());
    }

    private static async Task<(int Code, string Text)> RunAsync(HelpDatabase? data, params string[] words)
    {
        await using var services = Services(data);
        using var output = new StringWriter();
        var command = ContentCommands.Create(
            () => data is null ? throw new InvalidOperationException("no database is needed") : services,
            []
        );
        var code = await command
            .Parse(words)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = TextWriter.Null }, HelpDatabase.Ct);
        return (code, output.ToString());
    }

    private static ServiceProvider Services(HelpDatabase? data)
    {
        var services = new ServiceCollection();
        if (data is null)
            return services.BuildServiceProvider();
        services
            .AddSingleton<Dialect>(data.Dialect)
            .AddSingleton(new Migrator(data.Dialect, TimeProvider.System, NullLogger<Migrator>.Instance))
            .AddSingleton<DatabaseCheck>()
            .AddSingleton(data.Import)
            .AddSingleton(data.Export);
        return services.BuildServiceProvider();
    }
}
