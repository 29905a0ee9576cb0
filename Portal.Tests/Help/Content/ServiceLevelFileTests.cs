using Portal.Web.Help.Content;

namespace Portal.Tests.Help.Content;

/// <summary>What is wrong in service-levels.yaml is said with its line, and a wrong file is never taken.</summary>
public sealed class ServiceLevelFileTests
{
    private const string Good = """
        time_zone: Europe/Lisbon
        hours:
          monday: "09:00-12:30, 13:30-24:00"
        holidays:
          "12-25": closed
          "2027-04-25": "10:00-12:00"
        first_reply: ["30m", "4h", "8h", "16h"]
        update: ["4h", "8h", "16h", "24h"]
        handover: ["30m", "2h", "4h", "8h"]
        complaint_days: 15
        privacy_days: 30
        """;

    [Fact]
    public void A_file_says_when_the_help_desk_works_and_what_it_promises()
    {
        var file = Read(Good, out var faults);
        Assert.Empty(faults);
        Assert.Equal([new WorkingHours(540, 750), new WorkingHours(810, 1440)], file.On(new DateOnly(2027, 3, 22)));
        Assert.Empty(file.On(new DateOnly(2027, 3, 23)));
        Assert.Empty(file.On(new DateOnly(2028, 12, 25)));
        Assert.Equal([new WorkingHours(600, 720)], file.On(new DateOnly(2027, 4, 25)));
        Assert.Equal(TimeSpan.FromMinutes(30), file.FirstReply[0]);
    }

    [Theory]
    [InlineData("Europe/Lisbon", "Mars/Olympus", 1)]
    [InlineData("09:00-12:30, 13:30-24:00", "12:30-09:00", 3)]
    [InlineData("09:00-12:30, 13:30-24:00", "09:00-25:00", 3)]
    [InlineData("  monday:", "  mondy:", 3)]
    [InlineData("\"09:00-12:30, 13:30-24:00\"", "closed", 2)]
    [InlineData("12-25", "25.12.", 5)]
    [InlineData("[\"30m\", \"4h\", \"8h\", \"16h\"]", "[\"30m\"]", 7)]
    [InlineData("\"2h\", ", "\"soon\", ", 9)]
    [InlineData("complaint_days: 15", "complaint_days: many", 10)]
    [InlineData("privacy_days: 30", "colour: blue", 11)]
    public void What_is_wrong_is_named_with_its_line(string right, string wrong, int line)
    {
        var file = Read(Good.Replace(right, wrong, StringComparison.Ordinal), out var faults);
        Assert.Contains(faults, f => f.Line == line && f.Blocks);
        Assert.Same(ServiceLevelFile.Default, file);
    }

    [Fact]
    public void The_check_of_the_content_reads_it()
    {
        using var folder = SmallContent.Create();
        folder.Write(ServiceLevelFile.Path, Good.Replace("Europe/Lisbon", "Lisbon Time", StringComparison.Ordinal));
        Assert.Contains(
            ContentCheck.Run(ContentFolder.Read(folder.Path)),
            f => f is { File: ServiceLevelFile.Path, Line: 1, Blocks: true }
        );
    }

    private static ServiceLevelFile Read(string text, out IReadOnlyList<Diagnostic> faults)
    {
        var list = new DiagnosticList(ServiceLevelFile.Path);
        var file = ServiceLevelReader.Parse(text, list);
        faults = list.All;
        return file;
    }
}
