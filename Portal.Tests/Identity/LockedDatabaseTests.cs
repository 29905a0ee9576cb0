using System.Net;
using Microsoft.Data.Sqlite;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>
/// While nothing can be written, forms about accounts come back in the reader's language
/// with what was typed, and go through when it is over.
/// </summary>
public sealed class LockedDatabaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_that_cannot_be_saved_comes_back_with_what_was_typed_and_no_fault_of_the_program()
    {
        await using var program = await InProcessPortal.StartAsync();
        using var guest = new HttpBrowser(program.Address);
        using var owner = new HttpBrowser(program.Address);
        await owner.SignInAsCustomerAsync(1002, "ca");
        await guest.OpenAsync("/ru/reset-password");
        var form = guest.Form("/reset-password");
        await owner.OpenAsync("/ca/account/details");
        var details = owner.Form("/account/details");
        await using var other = new SqliteConnection($"Data Source={Path.Combine(program.DataFolder, "portal.db")};Pooling=false");
        await other.OpenAsync(Ct);
        await RunAsync(other, "begin immediate");
        await Task.WhenAll(
            guest.SendAsync(form, ("email", "somebody@example.org")),
            owner.SendAsync(details, ("name", "Nom que no s'ha de perdre"))
        );
        IsGivenBack(guest, "ru", "#email", "somebody@example.org");
        IsGivenBack(owner, "ca", "#name", "Nom que no s'ha de perdre");
        await RunAsync(other, "rollback");
        await guest.SendAsync("/reset-password");
        Assert.Equal("/ru/reset-password/sent", guest.Address);
        await owner.SendAsync("/account/details");
        Assert.Equal("/ca/account/details?done=saved", owner.Address);
    }

    private static void IsGivenBack(HttpBrowser guest, string language, string field, string typed)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, guest.Status);
        Assert.InRange(guest.Answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 120);
        Assert.Equal(language, guest.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(
            new Portal.Web.Site.Texts().In(Portal.Web.Site.Language.FromCode(language), "Form.Away"),
            guest.Page.QuerySelector("#errors li")!.TextContent
        );
        Assert.Equal(typed, guest.Page.QuerySelector(field)!.GetAttribute("value"));
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
