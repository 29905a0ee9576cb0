using System.Text.RegularExpressions;

namespace Portal.Tests.Map;

/// <summary>
/// The tests a document says to run exist. A filter that matches nothing is left out without a word when another one matches: whoever
/// follows the document would not run a test that has a new name.
/// </summary>
public sealed partial class FilterTests
{
    private static readonly IReadOnlyList<(string Namespace, string Class, string Method)> Tests =
    [
        .. from type in typeof(FilterTests).Assembly.GetTypes()
        where !type.IsAbstract
        from method in type.GetMethods()
        where method.IsDefined(typeof(FactAttribute), true)
        select (type.Namespace!, type.FullName!, $"{type.FullName}.{method.Name}"),
    ];

    [Fact]
    public void Every_filter_in_a_document_matches_a_test()
    {
        var filters = (
            from file in Repository.Files
            where file.EndsWith(".md", StringComparison.Ordinal)
            from match in Filter().Matches(Repository.Text(file))
            select (File: file, Kind: match.Groups[1].Value, Name: match.Groups[2].Value)
        ).ToList();
        Assert.InRange(filters.Count, 20, 500);
        Assert.Empty(
            filters
                .Where(f => !Tests.Any(t => IsMatch(f.Name, Of(t, f.Kind))))
                .Select(f => $"{f.File}: no test matches --filter-{f.Kind} '{f.Name}'. One in a nested class (OnSqlite) needs '*Name*'.")
        );
    }

    private static string Of((string Namespace, string Class, string Method) test, string kind) =>
        kind switch
        {
            "namespace" => test.Namespace,
            "class" => test.Class,
            _ => test.Method,
        };

    // As the runner reads it: the whole name, with * for anything at the beginning or the end.
    private static bool IsMatch(string filter, string name) =>
        Regex.IsMatch(name, $"^{Regex.Escape(filter).Replace(@"\*", ".*", StringComparison.Ordinal)}$", RegexOptions.IgnoreCase);

    [GeneratedRegex("--filter-(class|method|namespace) '([^']+)'")]
    private static partial Regex Filter();
}
