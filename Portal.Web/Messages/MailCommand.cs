using System.CommandLine;
using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Messages;

/// <summary>The outbox on the command line: <c>mail</c>, <c>mail retry</c>, <c>mail test --to ADDRESS --language LL</c>.</summary>
internal static class MailCommand
{
    /// <param name="services">The program's services; asked for only when a command really runs.</param>
    /// <param name="prepare">Reads who the provider is.</param>
    public static Command Create(Func<IServiceProvider> services, Func<CancellationToken, Task> prepare)
    {
        var command = new Command("mail", "What waits to be sent, and what was given up");
        command.SetAction(
            async (parsed, ct) => await CountAsync(await CheckedAsync(services(), ct), parsed.InvocationConfiguration.Output, ct)
        );
        var retry = new Command(
            "retry",
            "Sends again what was given up in the last seven days; a running portal does so within a quarter of a minute"
        );
        retry.SetAction(
            async (parsed, ct) =>
            {
                var queue = (await CheckedAsync(services(), ct)).GetRequiredService<OutboxQueue>();
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{await queue.AgainAsync(ct)} mails are sent again.");
            }
        );
        command.Subcommands.Add(retry);
        command.Subcommands.Add(Test(services, prepare));
        return command;
    }

    private static Command Test(Func<IServiceProvider> services, Func<CancellationToken, Task> prepare)
    {
        var to = new Option<string>("--to") { Description = "The address it goes to", Required = true };
        to.Validators.Add(r =>
        {
            if (!Mailbox.TryParse(r.GetValueOrDefault<string>(), out _))
                r.AddError("--to is a mail address: name@example.net.");
        });
        var language = new Option<string>("--language")
        {
            Description = "One of " + string.Join(", ", Language.Codes),
            DefaultValueFactory = _ => "en",
        };
        language.AcceptOnlyFromAmong([.. Language.Codes]);
        var command = new Command("test", "Sends a test mail at once, without the outbox, and says what the server said") { to, language };
        command.SetAction(
            async (parsed, ct) =>
            {
                await CheckedAsync(services(), ct);
                await prepare(ct);
                return await TestAsync(
                    services(),
                    parsed.GetValue(to)!,
                    Language.FromCode(parsed.GetValue(language)!),
                    parsed.InvocationConfiguration.Output,
                    ct
                );
            }
        );
        return command;
    }

    private static async Task<int> TestAsync(
        IServiceProvider services,
        string to,
        Language language,
        TextWriter output,
        CancellationToken ct
    )
    {
        var faults = MailOptions.Faults(
            services.GetRequiredService<IConfiguration>(),
            services.GetRequiredService<IHostEnvironment>().IsProduction()
        );
        if (faults.Count > 0 || services.GetService<IMailTransport>() is not { } transport)
        {
            await output.WriteLineAsync(
                faults.Count > 0 ? string.Join('\n', faults) : "Mail:Host is not set: there is no server to send to."
            );
            return 1;
        }

        var letter = services.GetRequiredService<MimeMailBuilder>().Write(TestMail(services, to, language));
        var delivery = await transport.SendAsync(letter, ct);
        var place = services.GetService<MailFolder>() is { } folder
            ? $"as a file in {folder.Path}"
            : $"to {services.GetRequiredService<MailOptions>().Host}";
        await output.WriteLineAsync(
            delivery.Outcome == DeliveryOutcome.Sent ? $"Sent {place}: {letter.MessageId}" : $"Not sent {place}: {delivery.Reason}"
        );
        return delivery.Outcome == DeliveryOutcome.Sent ? 0 : 1;
    }

    private static Mail TestMail(IServiceProvider services, string to, Language language)
    {
        var localized = services.GetRequiredService<Texts>().In(language);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return new Mail
        {
            To = to,
            Language = language.Code,
            Subject = localized["Messages.Test.Subject", services.GetRequiredService<ProviderProfile>().Name],
            Blocks =
            [
                new Paragraph(localized["Messages.Test.Text"]),
                new Button(
                    localized["Messages.Test.Open"],
                    services.GetRequiredService<SiteUrls>().Absolute(services.GetRequiredService<SiteLinks>().In(language).Help.Index)
                ),
                new Facts([new Fact(localized["Messages.Test.Sent"], now.ToString("u", language.Culture))]),
            ],
        };
    }

    private static async Task CountAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var state = await services.GetRequiredService<OutboxQueue>().StateAsync(ct);
        await output.WriteLineAsync($"waiting {state.Waiting}{(state.Oldest is { } oldest ? $", the oldest since {oldest:u}" : "")}");
        await output.WriteLineAsync($"given up {state.GivenUp.Count}");
        foreach (var row in state.GivenUp)
            await output.WriteLineAsync($"  {row.Id, 8}  {row.QueuedAt:u}  {row.Attempts, 3} attempts  {row.LastError}");
    }

    private static async Task<IServiceProvider> CheckedAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<DatabaseCheck>().RequireAsync(ct);
        return services;
    }
}
