namespace Portal.Tests.Map;

/// <summary>What lies at the top of the repository is listed, and files stay small enough to be read at once.</summary>
public sealed class FolderTests
{
    private const int MedianLines = 60;
    private const int MaxLines = 300;
    private const int StartLines = 60;

    private static readonly string[] Top =
    [
        ".ci",
        ".csharpierignore",
        ".csharpierrc",
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        "CONTRIBUTING.md",
        "Directory.Build.props",
        "Directory.Packages.props",
        "LICENSE",
        "Portal.Bench",
        "Portal.Search",
        "Portal.Tests",
        "Portal.Web",
        "Portal.sln",
        "README.md",
        "content",
        "docs",
        "global.json",
        "test.sh",
        "wwwroot",
    ];

    [Fact]
    public void Everything_at_the_top_of_the_repository_is_on_the_map() =>
        Assert.Empty(Repository.Files.Select(f => f.Split('/')[0]).Distinct().Except(Top));

    [Fact]
    public void No_folder_has_a_name_that_says_nothing()
    {
        string[] nothing = ["Shared", "Common", "Core", "Infrastructure", "Helpers", "Utils", "Services", "Models", "Misc"];
        Assert.DoesNotContain(Repository.Files, f => f.Split('/')[..^1].Intersect(nothing, StringComparer.OrdinalIgnoreCase).Any());
    }

    [Fact]
    public void No_file_of_code_is_longer_than_three_hundred_lines() =>
        Assert.Empty(Code().Where(f => f.Lines > MaxLines).Select(f => $"{f.File}: {f.Lines} lines"));

    [Fact]
    public void Half_of_the_files_of_code_have_sixty_lines_or_fewer()
    {
        var lines = Code().Select(f => f.Lines).Order().ToList();
        Assert.InRange(lines[lines.Count / 2], 1, MedianLines);
    }

    [Fact]
    public void The_start_of_the_program_reads_like_a_table_of_contents() =>
        Assert.InRange(LinesOf("Portal.Web/Program.cs"), 1, StartLines);

    private static IEnumerable<(string File, int Lines)> Code() =>
        Repository
            .Below("Portal.", ".cs")
            .Where(f => !f.StartsWith("Portal.Tests/", StringComparison.Ordinal))
            .Select(f => (f, LinesOf(f)));

    private static int LinesOf(string file) => File.ReadLines(Repository.Full(file)).Count();
}
