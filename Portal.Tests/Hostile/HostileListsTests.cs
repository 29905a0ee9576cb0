namespace Portal.Tests.Hostile;

/// <summary>A list that is read wrongly would make every test over it say nothing.</summary>
public sealed class HostileListsTests
{
    [Fact]
    public void The_hand_written_list_has_what_people_break_programs_with()
    {
        string[] kinds =
        [
            "<script>",
            "onerror=",
            "JaVaScRiPt:",
            "&#x6A;avascript",
            "drop table",
            "../",
            "\r\n",
            "\u202E",
            "\0",
            "%s",
            "{0}",
            "${",
            "@(",
        ];
        Assert.All(kinds, k => Assert.Contains(HostileLists.HandWritten, h => h.Contains(k, StringComparison.Ordinal)));
        Assert.Contains(HostileLists.HandWritten, h => h.Length >= 10_000);
        Assert.Contains(HostileLists.HandWritten, h => h is [var lone] && char.IsSurrogate(lone));
        Assert.Equal(HostileLists.HandWritten.Count, HostileLists.HandWritten.Distinct().Count());
    }

    [Fact]
    public void Every_public_list_is_read_whole()
    {
        Assert.InRange(HostileLists.NaughtyStrings.Count, 200, 1_000);
        Assert.InRange(HostileLists.Sanitiser.Count, 100, 1_000);
        Assert.InRange(HostileLists.CheatSheet.Count, 70, 500);
        Assert.InRange(HostileLists.Scripts.Count, 2_000, 10_000);
        Assert.InRange(HostileLists.Fuzz.Count, 500, 10_000);
        Assert.InRange(HostileLists.Passwords.Count, 10_000, 100_000);
        Assert.Contains(HostileLists.All, h => h.Contains("<svg", StringComparison.Ordinal));
    }
}
