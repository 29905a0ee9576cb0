using System.CommandLine;
using Portal.Search;
using Portal.Web.Data;
using Portal.Web.Help;

namespace Portal.Web.Search;

/// <summary>What customers type, asked of the articles that are published: <c>search examples</c>.</summary>
internal static class ExamplesCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command("examples", "Asks every query of the examples and tells what does not stand first");
        command.SetAction((parsed, ct) => ExamplesAsync(services(), parsed.InvocationConfiguration.Output, ct));
        return command;
    }

    private static async Task<int> ExamplesAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await services.GetRequiredService<DatabaseCheck>().RequireAsync(ct);
        await services.GetRequiredService<InitialImport>().RunAsync(ct);
        await services.GetRequiredService<HelpCacheRefresher>().LoadAsync(ct);
        var engine = await services.GetRequiredService<SearchIndex>().EngineAsync(ct);
        var files = services.GetRequiredService<ContentLibrary>().Current.Languages;
        return
            Site.Language.Codes.Where(files.Examples.ContainsKey)
                .Sum(language => Report(engine, language, files.Examples[language], output)) == 0
            ? 0
            : 1;
    }

    /// <summary>Returns how many rows stand in the wrong table.</summary>
    private static int Report(ISearchEngine engine, string language, Help.Content.Languages.ExampleFile file, TextWriter output)
    {
        var (found, missed) = (
            SearchEvaluator.AskAll(engine, language, file.Found),
            SearchEvaluator.AskAll(engine, language, file.NotYetFound)
        );
        output.WriteLine($"{language} {SearchQuality.From([.. found, .. missed])}");
        foreach (var judged in found.Where(j => j.Rank != 1))
            output.WriteLine($"   {judged}");
        foreach (var judged in missed)
            output.WriteLine(judged.Rank == 1 ? $"   {judged.Example.Given}: found now, move it up" : $"   not yet: {judged}");
        return ReportPages(engine, language, file, output) + found.Count(j => j.Rank != 1) + missed.Count(j => j.Rank == 1);
    }

    /// <summary>Returns how many queries are led elsewhere than they should be.</summary>
    private static int ReportPages(ISearchEngine engine, string language, Help.Content.Languages.ExampleFile file, TextWriter output)
    {
        var pages = file
            .Pages.Select(page => (page.Given, page.Expected, First: SearchEvaluator.FirstPage(engine, language, page.Given)))
            .ToList();
        var wrong = pages.FindAll(page => page.First != page.Expected);
        foreach (var (given, expected, first) in wrong)
            output.WriteLine($"   {given} -> {expected}: {first} is first");
        if (pages.Count > 0)
            output.WriteLine(
                $"   {pages.Count} that no article answers: {pages.Count - wrong.Count} right, "
                    + $"{wrong.Count(page => page.First[0] == '/')} answered with an article"
            );
        return wrong.Count;
    }
}
