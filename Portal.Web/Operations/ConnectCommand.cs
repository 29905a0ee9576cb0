using System.CommandLine;
using Portal.Web.Data;
using Portal.Web.Identity.Connect;
using Portal.Web.Identity.Connect.Clients;

namespace Portal.Web.Operations;

/// <summary>The command <c>connect</c>: the clients of the provider, and its keys.</summary>
internal static class ConnectCommand
{
    private const string Actor = "command line";

    public static Command Create(Func<IServiceProvider> services) =>
        new("connect", "The sites, apps and devices that people sign in to with their account here (OpenID Connect)")
        {
            List(services),
            Add(services),
            Disable(services),
            ReplaceKeys(services),
        };

    private static Command List(Func<IServiceProvider> services)
    {
        var command = new Command("list", "Lists the clients.");
        command.SetAction(
            async (parsed, ct) =>
            {
                await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
                foreach (var client in await services().GetRequiredService<ClientReader>().ListAsync(ct))
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        $"{client.ClientId}  {(client.DisabledAt is null ? "on" : "off")}  {client.Name}  {client.RedirectUris}"
                    );
                return 0;
            }
        );
        return command;
    }

    private static Command Add(Func<IServiceProvider> services)
    {
        var id = new Argument<string>("client") { Description = "What it calls itself by: small letters, digits, - . _" };
        var name = new Option<string>("--name") { Description = "What people know it by", Required = true };
        var redirects = new Option<string[]>("--redirect")
        {
            Description = "Where people come back to",
            AllowMultipleArgumentsPerToken = true,
        };
        var logouts = new Option<string[]>("--after-sign-out") { Description = "Where people come back to after signing out" };
        var scopes = new Option<string>("--scopes") { Description = "What it may know", DefaultValueFactory = _ => "openid profile email" };
        var own = new Option<bool>("--first-party") { Description = "One of the provider's own: people are not asked" };
        var isPublic = new Option<bool>("--public") { Description = "It cannot keep a secret: an app, a device" };
        var devices = new Option<bool>("--devices") { Description = "Devices without a keyboard may use it" };
        var logout = new Option<string?>("--back-channel") { Description = "Told by the portal that a session is over" };
        var command = new Command("add", "Adds a client and prints its secret once.")
        {
            id,
            name,
            redirects,
            logouts,
            scopes,
            own,
            isPublic,
            devices,
            logout,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var client = new ConnectClient
                {
                    ClientId = parsed.GetValue(id)!,
                    Name = parsed.GetValue(name)!,
                    RedirectUris = string.Join(' ', parsed.GetValue(redirects) ?? []),
                    PostLogoutRedirectUris = string.Join(' ', parsed.GetValue(logouts) ?? []),
                    Scopes = parsed.GetValue(scopes)!,
                    FirstParty = parsed.GetValue(own),
                    Devices = parsed.GetValue(devices),
                    BackChannelLogoutUri = parsed.GetValue(logout),
                    Version = "",
                };
                var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
                var wrong = ClientRules.Check(client, !parsed.GetValue(isPublic)).Select(w => w.Field).ToList();
                if (wrong.Count > 0)
                {
                    await error.WriteLineAsync($"Not accepted: {string.Join(", ", wrong)}. Addresses are https, or http on this machine.");
                    return 1;
                }

                await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
                var service = services().GetRequiredService<ClientService>();
                var (refusal, secret) = await service.CreateAsync(Actor, client, !parsed.GetValue(isPublic), ct);
                if (refusal is not null)
                {
                    await error.WriteLineAsync($"There is a client {client.ClientId} already.");
                    return 1;
                }

                await output.WriteLineAsync(
                    secret is null ? $"Added {client.ClientId}." : $"Added {client.ClientId}. Its secret, shown once: {secret}"
                );
                return 0;
            }
        );
        return command;
    }

    private static Command Disable(Func<IServiceProvider> services)
    {
        var id = new Argument<string>("client") { Description = "What it calls itself by" };
        var command = new Command("disable", "Switches a client off. What it was given is over at once.") { id };
        command.SetAction(
            async (parsed, ct) =>
            {
                await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
                if (await services().GetRequiredService<ClientService>().DisableAsync(Actor, parsed.GetValue(id)!, ct))
                    return 0;
                await parsed.InvocationConfiguration.Error.WriteLineAsync("There is no such client, or it is off already.");
                return 1;
            }
        );
        return command;
    }

    private static Command ReplaceKeys(Func<IServiceProvider> services)
    {
        var command = new Command(
            "replace-keys",
            "New keys at once, because others may know the old ones. Whoever is signed in to a site signs in there again. "
                + "In ordinary times keys follow one another by themselves."
        );
        command.SetAction(
            async (_, ct) =>
            {
                await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
                await services().GetRequiredService<ConnectKeys>().ReplaceAsync(Actor, ct);
                return 0;
            }
        );
        return command;
    }
}
