using Portal.Web.Data;

namespace Portal.Web.Messages;

internal static class MessagesSetup
{
    public static WebApplicationBuilder AddMessages(this WebApplicationBuilder builder)
    {
        var (configuration, environment) = (builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(_ => MailOptions.Of(configuration));
        builder.Services.AddSingleton<Outbox>().AddSingleton<OutboxSignal>().AddSingleton<OutboxQueue>().AddSingleton<Sealing>().AddSingleton<LetterWriter>();
        if (configuration["Mail:Host"] is { Length: > 0 }) builder.Services.AddSingleton<IMailTransport, SmtpTransport>();
        else if (environment.IsDevelopment()) builder.Services.AddSingleton<IMailTransport>(new FolderTransport(Path.Combine(environment.ContentRootPath, FolderOf(builder), "mails")));
        else
        {
            builder.Services.AddHostedService<NoMailServer>();
            return builder;
        }

        builder.Services.AddSingleton<MailSender>().AddHostedService<MailService>();
        return builder;
    }

    private static string FolderOf(WebApplicationBuilder builder) => (builder.Configuration.GetSection("Data").Get<DataOptions>() ?? new DataOptions()).Folder;
}
