using Microsoft.AspNetCore.Connections;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Identity.Connect;
using Portal.Web.Identity.External;
using Portal.Web.Identity.Passwords;
using Portal.Web.Messages;
using Portal.Web.Messages.Inbound;
using Portal.Web.Site;
using Portal.Web.Site.Rendering;
using Portal.Web.Tickets.Mails;

namespace Portal.Web.Operations;

/// <summary>What can go wrong before the first page is served, in words an operator can act on instead of a stack.</summary>
internal static class StartupErrors
{
    /// <summary>EX_CONFIG of sysexits.h: a supervisor need not try again.</summary>
    public const int NotConfigured = 78;

    /// <summary>EX_UNAVAILABLE: it may be otherwise in a moment.</summary>
    public const int Unavailable = 69;

    // What the framework says when a setting cannot become the number or the word it should be; the name of the setting follows.
    private const string NotConverted = "Failed to convert configuration value";

    public static async Task<int> RunAsync(Func<Task<int>> program)
    {
        try
        {
            return await program();
        }
        catch (Exception error) when (Describe(error) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return error is IOException { InnerException: AddressInUseException } ? Unavailable : NotConfigured;
        }
    }

    /// <summary>Says what is wrong with the settings; false when nothing is.</summary>
    public static async Task<bool> RefusesAsync(WebApplication app)
    {
        var (settings, production) = (app.Configuration, app.Environment.IsProduction());
        List<string> wrong =
        [
            .. production ? UnsafeSettings.Find(settings) : [],
            .. SiteUrls.Faults(settings),
            .. TrustedProxies.Faults(settings),
            .. KeyOptions.Faults(settings),
            .. AuditKey.Faults(settings),
            .. PasswordLimits.Faults(settings),
            .. MailOptions.Faults(settings, production),
            .. InboundFaults.Find(settings, production),
            .. MailboxTypes.Faults(settings),
            .. ConnectOptions.Faults(settings),
            .. ExternalFaults.Find(settings, production),
            .. RetentionOptions.Faults(settings),
            .. ContentRoot.Faults(app.Environment),
            .. StockParts.Faults(settings),
        ];
        if (wrong.Count == 0)
            return false;
        await Console.Error.WriteLineAsync(
            $"The portal does not start in {app.Environment.EnvironmentName} with these settings:\n- " + string.Join("\n- ", wrong)
        );
        return true;
    }

    private static string? Describe(Exception error) =>
        error switch
        {
            InvalidOperationException { Message: var message } when message.StartsWith(NotConverted, StringComparison.Ordinal) =>
                $"The portal does not start: {message}",
            IOException { InnerException: AddressInUseException } =>
                $"The portal does not start: {error.Message} Another program, perhaps another portal, listens there.",
            DataFolderException => error.Message,
            _ => null,
        };
}
