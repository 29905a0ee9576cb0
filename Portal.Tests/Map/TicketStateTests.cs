using System.Text.RegularExpressions;
using Portal.Web.Data;

namespace Portal.Tests.Map;

/// <summary>One place writes the state of a ticket, and every reason to refuse takes its change back.</summary>
public sealed partial class TicketStateTests
{
    private const string Writer = "Portal.Web/Tickets/TicketHistory.cs";

    [Fact]
    public void Only_one_statement_writes_the_state_of_a_ticket()
    {
        var writers = Repository.Below("Portal.Web/", ".cs").Where(f => WritesState().IsMatch(Repository.Text(f)));
        Assert.Equal([Writer], writers);
        Assert.Single(WritesState().Matches(Repository.Text(Writer)));
    }

    [Fact]
    public void No_statement_about_tickets_is_put_together_from_what_a_caller_gives() =>
        Assert.DoesNotContain(Repository.Below("Portal.Web/", ".cs"), f => Assembled().IsMatch(Repository.Text(f)));

    [Fact]
    public void Every_enumeration_of_refusals_is_marked_as_one()
    {
        var all = typeof(Database)
            .Assembly.GetTypes()
            .Where(t => t.IsEnum && t.Name.Contains("Refusal", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(all);
        Assert.All(all, t => Assert.True(t.IsDefined(typeof(RefusalAttribute), inherit: false), t.FullName));
    }

    // Up to the end of the assignments: "where" may ask for a state.
    [GeneratedRegex(@"update\s+ticket\s+set\b(?:(?!\bwhere\b)[^;])*?\bstate\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex WritesState();

    [GeneratedRegex(@"update\s+ticket\s+set\s*\{", RegexOptions.IgnoreCase)]
    private static partial Regex Assembled();
}
