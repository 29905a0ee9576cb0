using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Identity;
using Portal.Web.Identity.SignUp;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Tests.Identity.SignUp;

/// <summary>The program's own services over a test's database and clock, without its pages.</summary>
internal sealed class SignUpTestHost : IAsyncDisposable
{
    private const string Queued = "select payload from outbox where payload <> ''";

    private readonly WebApplication app;
    private readonly DatabaseFixture data;

    private SignUpTestHost(WebApplication app, DatabaseFixture data) => (this.app, this.data) = (app, data);

    public SignUpService Service => app.Services.GetRequiredService<SignUpService>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SignUpTestHost> OpenAsync(DatabaseFixture data, ICustomers? customers = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["Site:PublicAddress"] = "https://help.example.net";
        builder.Configuration["Passwords:Rounds"] = "1000";
        builder.WebHost.UseKestrelCore();
        builder.AddData().AddSite().AddMessages().AddProvider().AddIdentity().AddKeys();
        builder.Services.AddSingleton<TimeProvider>(data.Clock).AddSingleton(data.Database);
        builder.Services.AddSingleton(s => new KeyReadiness(
            s.GetRequiredService<IDataProtectionProvider>(),
            s.GetRequiredService<IKeyManager>(),
            TimeProvider.System
        ));
        if (customers is not null)
            builder.Services.AddSingleton(customers);
        builder.Services.AddSingleton(TestLinks.Site);
        var app = builder.Build();
        await app.Services.GetRequiredService<KeyReadiness>().PrepareAsync();
        return new SignUpTestHost(app, data);
    }

    /// <summary>As one request does it, with services of its own.</summary>
    public async Task<SignUpResult> CreateAsync(SignUpLink invitation, string password)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<SignUpCompletion>()
            .CreateAsync(invitation.Applicant, invitation.Token!, password, Ct);
    }

    public async Task<IReadOnlyList<Mail>> MailsToAsync(string to)
    {
        var sealing = app.Services.GetRequiredService<MailProtector>();
        return [.. (await data.Database.ListAsync<string>(Queued, ct: Ct)).Select(p => sealing.Unprotect(p)!).Where(m => m.To == to)];
    }

    /// <summary>What a reader of the mail's link would carry.</summary>
    public async Task<string> SecretSentToAsync(string to) =>
        (await MailsToAsync(to)).SelectMany(m => m.Blocks).OfType<Button>().Single().Address.Split("token=")[1];

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
