using Portal.Tests.Hosting;
using Portal.Tests.Identity.PasswordReset;
using Portal.Web.Data;

namespace Portal.Tests.Identity;

/// <summary>A portal with the limits it is shipped with, to which a test can come from any network.</summary>
public sealed class LimitedPortal : ResetPortal
{
    protected override Dialect Dialect() => new SqliteDialect(Path.Combine(Program.DataFolder, "portal.db"));

    protected override Task<PortalSettings> SettingsAsync() =>
        Task.FromResult(
            new PortalSettings
            {
                Clock = Clocks.StandingToday(), // on a slow machine the second one has to wait would be over before the next attempt
                More = new Dictionary<string, string>
                {
                    ["Site__TrustedProxies__0"] = "127.0.0.1",
                    ["Passwords__Rounds"] = "100000",
                    ["SigningUp__FreeOfNetwork"] = "60",
                    ["SigningUp__FreeOfBrowser"] = "10",
                    ["SigningUp__MailsPerHour"] = "3",
                    ["Tickets__FreeOfNetwork"] = "100",
                    ["Tickets__FreeOfBrowser"] = "10",
                    ["Tickets__MailsPerHour"] = "5",
                },
            }
        );
}
