using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Tests.Messages;

/// <summary>Outbox and sender over one database, as one node runs them; the sender is called by hand.</summary>
internal sealed class MailTestHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private MailTestHost(ServiceProvider services) => this.services = services;

    public Outbox Outbox => services.GetRequiredService<Outbox>();

    public OutboxQueue Queue => services.GetRequiredService<OutboxQueue>();

    public MailSender Sender => services.GetRequiredService<MailSender>();

    public WakeSignal Signal => services.GetRequiredService<WakeSignal>();

    public MailServerState Server => services.GetRequiredService<MailServerState>();

    public Database Database => services.GetRequiredService<Database>();

    public KeyReadiness Keys => services.GetRequiredService<KeyReadiness>();

    public static Task<MailTestHost> OpenAsync(DatabaseFixture data, MailOptions options, bool another = false) =>
        OpenAsync(another ? data.Another() : data.Database, data.Clock, options);

    public static async Task<MailTestHost> OpenAsync(Database database, TimeProvider clock, MailOptions options)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddSingleton(database).AddSingleton(options);
        services.AddDataProtection().SetApplicationName("Portal");
        services
            .AddSingleton<KeyTable>()
            .AddSingleton(s => new KeyReadiness(
                s.GetRequiredService<IDataProtectionProvider>(),
                s.GetRequiredService<IKeyManager>(),
                TimeProvider.System
            ));
        services.AddOptions<KeyManagementOptions>().Configure<KeyTable>((o, table) => o.XmlRepository = table);
        services.AddSingleton<Texts>().AddSingleton(Provider()).AddSingleton<MimeMailBuilder>().AddSingleton<MailProtector>();
        services
            .AddSingleton<Outbox>()
            .AddSingleton<WakeSignal>()
            .AddSingleton<OutboxQueue>()
            .AddSingleton<MailSender>()
            .AddSingleton<MailServerState>();
        services.AddSingleton<IMailTransport, SmtpTransport>();
        var office = new MailTestHost(services.BuildServiceProvider());
        await office.Keys.PrepareAsync();
        return office;
    }

    public static ProviderProfile Provider()
    {
        var provider = new ProviderProfile();
        provider.Use(
            (name, language) =>
                name switch
                {
                    "name" => "Example Internet",
                    "phone" => "0800 000 000",
                    "hours" => "8 to 20",
                    "address" => language == "ru" ? "ул. Примерная, 1" : "1 Example Street",
                    _ => "",
                }
        );
        return provider;
    }

    public static Mail Letter(string to = "reader@example.org", string language = "en", string subject = "Your new password") =>
        new()
        {
            To = to,
            Language = language,
            Subject = subject,
            Blocks =
            [
                new Paragraph("Someone asked for a new password."),
                new Button("Set a password", "https://help.example.net/en/account/reset/secret-token-of-the-link"),
            ],
        };

    public Task QueueAsync(Mail mail, CancellationToken ct) => Database.WriteAsync(work => Outbox.MailAsync(work, mail), ct);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
