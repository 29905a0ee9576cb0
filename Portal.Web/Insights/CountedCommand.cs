using System.CommandLine;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Insights;

/// <summary>The editors' lists on the command line: <c>search counted --language ca --days 30</c>.</summary>
internal static class CountedCommand
{
    /// <param name="services">The program's services; asked for only when the command really runs.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var language = new Option<string?>("--language")
        {
            Description = "One of " + string.Join(", ", Language.Codes) + "; all of them unless said",
        };
        language.AcceptOnlyFromAmong([.. Language.Codes]);
        var days = new Option<int>("--days") { Description = "The last days, today among them", DefaultValueFactory = _ => 30 };
        var most = new Option<int>("--most") { Description = "Lines in each list", DefaultValueFactory = _ => 20 };
        foreach (var number in new[] { days, most })
            number.Validators.Add(r =>
            {
                if (r.GetValueOrDefault<int>() is < 1 or > 10_000)
                    r.AddError($"{number.Name} is a number from 1 to 10000.");
            });
        var command = new Command("counted", "What readers searched for: without result, without anything opened, and most often")
        {
            language,
            days,
            most,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
                var output = parsed.InvocationConfiguration.Output;
                foreach (var code in parsed.GetValue(language) is { } one ? [one] : Language.Codes)
                    await PrintAsync(
                        services().GetRequiredService<SearchReport>(),
                        code,
                        parsed.GetValue(days),
                        parsed.GetValue(most),
                        output,
                        ct
                    );
            }
        );
        return command;
    }

    private static async Task PrintAsync(SearchReport report, string language, int days, int most, TextWriter output, CancellationToken ct)
    {
        var since = report.Since(days);
        var sum = (await report.LanguagesAsync(since, ct)).SingleOrDefault(s => s.Language == language);
        await output.WriteLineAsync(
            $"{language}, {days} days: {sum?.Searches ?? 0} searches, {sum?.Missed ?? 0} found nothing that fits, "
                + $"{sum?.Ignored ?? 0} found something that nobody opened"
        );
        (SearchList, string)[] lists =
        [
            (SearchList.Missed, "Nothing fitted"),
            (SearchList.Ignored, "Nobody opened anything"),
            (SearchList.Frequent, "Most often"),
        ];
        foreach (var (list, title) in lists)
        {
            await output.WriteLineAsync($"\n  {title}");
            foreach (var row in await report.ListAsync(list, language, since, 0, most, ct))
                await output.WriteLineAsync("  " + Line(list, row));
            if (await report.RareAsync(list, language, since, ct) is { Texts: > 0 } rare)
                await output.WriteLineAsync("  " + Line(rare));
        }

        await output.WriteLineAsync();
    }

    private static string Line(SearchList list, ListedSearch row) =>
        list switch
        {
            SearchList.Missed => $"{row.Missed, 6}  {row.Text}{(row.Results > 0 ? $"  (finds {row.Results} now)" : "")}",
            SearchList.Ignored => $"{row.Found, 6}  {row.Text}  (finds {row.Results})",
            _ => $"{row.Searches, 6}  {row.Text}  (nothing fitted {row.Missed}, opened "
                + $"{row.Opened}{string.Concat(row.Articles.Take(1).Select(a => $", most often {a.Article}"))})",
        };

    private static string Line(RareSearches rare) =>
        $"{rare.Searches, 6}  in {rare.Texts} texts too rare to be shown"
        + (rare.Words.Count == 0 ? "" : ": " + string.Join(", ", rare.Words.Select(w => $"{w.Word} {w.Searches}")));
}
