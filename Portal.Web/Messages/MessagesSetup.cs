using Portal.Web.Data;
using Portal.Web.Messages.Inbound;

namespace Portal.Web.Messages;

internal static class MessagesSetup
{
    public static WebApplicationBuilder AddMessages(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton(_ => MailOptions.FromConfiguration(configuration));
        builder
            .Services.AddSingleton<Outbox>()
            .AddSingleton<WakeSignal>()
            .AddSingleton<OutboxQueue>()
            .AddSingleton<MailProtector>()
            .AddSingleton<MimeMailBuilder>();
        builder.Services.AddSingleton<MailSender>().AddSingleton<MailServerState>();
        if (configuration["Mail:Host"] is { Length: > 0 })
            builder.Services.AddSingleton<IMailTransport, SmtpTransport>().AddHostedService<MailService>();
        else if (builder.Environment.IsDevelopment())
            builder
                .Services.AddSingleton(FolderOf(builder))
                .AddSingleton<IMailTransport, FolderTransport>()
                .AddHostedService<MailService>();
        else
            builder.Services.AddHostedService<MissingMailServerWarning>();
        return builder.AddInbound();
    }

    private static MailFolder FolderOf(WebApplicationBuilder builder) =>
        new(Path.Combine(DataFolder.PathFrom(builder.Configuration, builder.Environment), "mails"));
}
