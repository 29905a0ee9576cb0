using Portal.Tests.Map;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>Rows of the audit trail are never changed: those with a former name of an action are read by the name of now.</summary>
public sealed class AuditActionsTests
{
    [Theory]
    [InlineData("session.begun", "session.started")]
    [InlineData("address.asked", "email-change.requested")]
    [InlineData("ticket.opened", "ticket.opened")]
    [InlineData("something.else", "something.else")]
    public void A_row_is_read_by_the_name_its_action_has_now(string written, string read) =>
        Assert.Equal(read, AuditActions.Current(written));

    [Fact]
    public void A_former_name_leads_to_an_action_the_program_writes_and_is_written_no_more()
    {
        var code = Repository
            .Below("Portal.Web/", ".cs")
            .Where(f => !f.EndsWith("/AuditActions.cs", StringComparison.Ordinal))
            .Select(Repository.Text)
            .ToList();
        bool IsWritten(string action) => code.Exists(c => c.Contains($"\"{action}\"", StringComparison.Ordinal));
        Assert.DoesNotContain(AuditActions.Renamed.Keys, IsWritten);
        Assert.All(AuditActions.Renamed.Values, a => Assert.True(IsWritten(a), a));
    }
}
