using System.CommandLine;
using Portal.Web.Data;
using Portal.Web.Identity.Invitations;

namespace Portal.Web.Operations;

/// <summary>
/// The command <c>first-administrator</c>: prints the address that makes the first administrator, for whoever runs it and for no log.
/// </summary>
internal static class FirstAdministratorCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command(
            "first-administrator",
            "Prints an address that makes the first administrator of a new portal: good once, for 24 hours, "
                + "until this command is run again."
        );
        command.SetAction(
            async (parsed, ct) =>
            {
                await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
                if (await services().GetRequiredService<FirstAdministrator>().OfferAsync(ct) is { } address)
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        $"Open this address within 24 hours to become the first administrator: {address}"
                    );
                    return 0;
                }

                await parsed.InvocationConfiguration.Error.WriteLineAsync(
                    "This portal has an administrator who can sign in already. Ask them for an invitation."
                );
                return 1;
            }
        );
        return command;
    }
}
