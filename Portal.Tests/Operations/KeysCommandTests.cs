using Portal.Tests.Data.Keys;
using Portal.Tests.Help.Content;
using Portal.Tests.Hosting;

namespace Portal.Tests.Operations;

/// <summary>Rotating the keys as an administrator does, while the portal runs.</summary>
public sealed class KeysCommandTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portal_that_runs_goes_on_with_the_new_key_and_signs_nobody_out()
    {
        using var customer = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1003);
        await customer.OpenAsync("/en/account/details");
        var form = customer.Form("/account/details");
        var (code, text) = await PortalCommand.RunAsync(portal.DataFolder, Ct, "keys", "rotate");
        Assert.True(
            code == 0
                && text.Contains("not encrypted in the database, because there is no setting Keys:Certificate", StringComparison.Ordinal),
            text
        );
        await Until.TrueAsync(
            async () =>
            {
                using var guest = new HttpBrowser(portal.Address);
                await guest.OpenAsync("/en/sign-in");
                return text.Contains(
                    $"New key {Node.KeyOf(guest.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!)},",
                    StringComparison.Ordinal
                );
            },
            () => "The portal protects with the old key.",
            Ct
        );
        await customer.SendAsync(form); // of before
        Assert.StartsWith("/en/account/details?done=", customer.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_told_and_makes_no_key()
    {
        using var data = new TempFolder();
        var (code, text) = await PortalCommand.RunAsync(data.Path, Ct, "keys", "rotate", "--Keys:Certificate=nowhere.pfx");
        Assert.Equal((78, true), (code, text.Contains("Keys:Certificate: nowhere.pfx cannot be read", StringComparison.Ordinal)));
        Assert.Empty(data.Bytes());
    }
}
