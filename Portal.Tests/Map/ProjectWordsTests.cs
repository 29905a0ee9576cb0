using System.Text.RegularExpressions;

namespace Portal.Tests.Map;

/// <summary>Nothing in the repository points at one machine, one registry or a thing left undone.</summary>
public sealed partial class ProjectWordsTests
{
    private const string Articles = "content/";

    private static readonly string[] Pictures = [".png", ".ico", ".woff2", ".jpg", ".webp", ".gif"];

    [Fact]
    public void No_file_names_the_home_of_a_person_or_a_folder_of_one_machine() => Assert.Empty(Found(MachinePath()));

    [Fact]
    public void No_file_names_the_host_of_a_package_registry() => Assert.Empty(Found(Registry()));

    [Fact]
    public void Nothing_is_marked_as_left_undone() => Assert.Empty(Found(Undone(), but: Articles));

    [Fact]
    public void No_file_points_at_a_number_in_a_tracker() => Assert.Empty(Found(TrackerNumber(), but: Articles));

    private static IEnumerable<string> Found(Regex words, string but = "\0") =>
        from file in Repository.Files
        where !file.StartsWith(but, StringComparison.Ordinal) && !Pictures.Contains(Path.GetExtension(file))
        from match in words.Matches(Repository.Text(file))
        select $"{file}: {match.Value}";

    // Written with a class of one letter each, so that this file does not name what it looks for.
    [GeneratedRegex(@"(?<![\w.}\]/-])/(?:[w]ork|[h]ome|[r]oot|[U]sers)/\w+|\b[A-Z]:\\[U]sers\b")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(?:[n]uget\.org|[n]pmjs\.org|[n]pmjs\.com|[p]ypi\.org|[d]eb\.debian\.org|[p]roxy\.golang\.org|[c]rates\.io)\b")]
    private static partial Regex Registry();

    [GeneratedRegex(@"\b(?:[T]ODO|[F]IXME|[X]XX)\b")]
    private static partial Regex Undone();

    [GeneratedRegex(@"\b[i]ssue #?\d+", RegexOptions.IgnoreCase)]
    private static partial Regex TrackerNumber();
}
