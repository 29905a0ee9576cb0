using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Status;

namespace Portal.Tests.Status;

/// <summary>
/// The program's own services over a test's database and clock, without its pages; what
/// would be done behind everybody's back is done by hand.
/// </summary>
internal sealed class StatusTestHost : IAsyncDisposable
{
    public const string Supervisor = "person:supervisor";

    private const string Queued = "select payload from outbox where payload <> '' order by id";

    private readonly WebApplication app;
    private readonly DirectoryInfo folder;
    private readonly DatabaseFixture data;

    private StatusTestHost(WebApplication app, DirectoryInfo folder, DatabaseFixture data) =>
        (this.app, this.folder, this.data) = (app, folder, data);

    public IncidentService Service => Get<IncidentService>();

    public IncidentCache Incidents => Get<IncidentCache>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<StatusTestHost> OpenAsync(DatabaseFixture data)
    {
        var folder = Directory.CreateTempSubdirectory("portal-status-");
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = folder.FullName }
        );
        builder.Configuration["Site:PublicAddress"] = "https://help.example.net";
        builder.WebHost.UseKestrelCore();
        builder.AddData().AddSite().AddMessages().AddProvider().AddStatus().AddKeys();
        builder.Services.AddSingleton<TimeProvider>(data.Clock).AddSingleton(data.Database);
        builder.Services.AddSingleton(s => new KeyReadiness(
            s.GetRequiredService<IDataProtectionProvider>(),
            s.GetRequiredService<IKeyManager>(),
            TimeProvider.System
        ));
        builder.Services.AddSingleton(TestLinks.Site);
        var office = new StatusTestHost(builder.Build(), folder, data);
        await office.Get<KeyReadiness>().PrepareAsync();
        return office;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>An outage of one node, told in English alone.</summary>
    public async Task<Incident> OutageAsync(string node, string postcode = "080", IncidentState state = IncidentState.Investigating)
    {
        var reference = await Service.CreateAsync(Supervisor, false, Edit(state, node, postcode), Ct);
        return await SeenAsync(reference);
    }

    public IncidentEdit Edit(IncidentState state, string node, string postcode, string words = "A cable is damaged.") =>
        new()
        {
            State = state,
            Cause = Cause.Network,
            Title = Written("No internet"),
            Text = words == "" ? Web.Status.LocalizedText.Nothing : Written(words),
            StartsAt = data.Clock.GetUtcNow(),
            NextUpdateAt = data.Clock.GetUtcNow().AddHours(1),
            Area = new Area { Nodes = [node], Postcodes = [postcode] },
        };

    public static LocalizedText Written(string english) => new(new Dictionary<string, string> { ["en"] = english });

    /// <summary>As everybody sees it now.</summary>
    public async Task<Incident> SeenAsync(string reference)
    {
        await Incidents.LoadAsync(Ct);
        return (await Incidents.FindAsync(reference, Ct))!;
    }

    public async Task<Incident?> ForStaffAsync(string reference) => await Get<IncidentReader>().FindAsync(reference, Ct);

    public Task<string?> ReportAsync(string reporter, string? node, string? postcode = null, ReportKind kind = ReportKind.Ticket) =>
        Service.ReportAsync(
            new Report
            {
                Kind = kind,
                Reporter = reporter,
                Node = node,
                Postcode = postcode,
                Technology = Technology.Fibre,
            },
            Ct
        );

    /// <summary>What would be posted within seconds is posted now; returns the mails to one mailbox, in their order.</summary>
    public async Task<IReadOnlyList<Mail>> PostAsync(string to)
    {
        await Get<FollowerNotifier>().SendAsync(Ct);
        var sealing = Get<MailProtector>();
        return [.. (await data.Database.ListAsync<string>(Queued, ct: Ct)).Select(p => sealing.Unprotect(p)!).Where(m => m.To == to)];
    }

    /// <summary>The sealed part of a button's address.</summary>
    public static string TokenOf(Mail mail, int button = 0) =>
        mail.Blocks.OfType<Button>().ElementAt(button).Address.Split("token=")[1].Split('&')[0];

    public async Task FollowAsync(string mailbox, Incident incident)
    {
        await Service.FollowAsync(
            new FollowRequest
            {
                Email = mailbox,
                Language = Language.English,
                Incident = incident,
            },
            Ct
        );
        Assert.True(await Service.ConfirmAsync(TokenOf((await PostAsync(mailbox))[^1]), Ct));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
