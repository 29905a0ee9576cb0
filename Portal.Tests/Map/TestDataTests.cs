using System.Text.RegularExpressions;

namespace Portal.Tests.Map;

/// <summary>
/// Tests say what a person or a ticket is, and TestData knows the columns: a new one that must be filled is filled in one place.
/// </summary>
public sealed partial class TestDataTests
{
    private const string Makers = "Portal.Tests/Hosting/TestData";

    [Fact]
    public void Only_TestData_writes_rows_of_people_tickets_and_incidents() =>
        Assert.Empty(
            from file in Repository.Below("Portal.Tests/", ".cs")
            where !file.StartsWith(Makers, StringComparison.Ordinal)
            from row in Row().Matches(Repository.Text(file))
            select $"{file}: {row.Value}"
        );

    [Theory]
    [InlineData("person (key", true)]
    [InlineData("ticket_entry\n    (ticket_id", true)]
    [InlineData("\"incident\" select", true)]
    [InlineData("person_role values", true)]
    [InlineData("incident_text (incident_id", false)] // a table of its own
    [InlineData("ticket_field (ticket_id", false)]
    public void A_row_is_told_from_one_of_another_table(string into, bool isFound)
    {
        foreach (var verb in new[] { "insert into ", "INSERT OR IGNORE INTO ", "insert\n    into " })
            Assert.Equal(isFound, Row().IsMatch(verb + into));
    }

    [GeneratedRegex(
        @"\binsert\s+(?:or\s+\w+\s+)?into\s+""?(?:person|person_role|session|passkey|recovery_code|ticket|ticket_entry|incident)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Row();
}
