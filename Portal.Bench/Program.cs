using System.CommandLine;
using System.Globalization;
using Portal.Bench.Account;
using Portal.Bench.Identity;
using Portal.Bench.Pages;
using Portal.Bench.Provider;
using Portal.Bench.Search;
using Portal.Bench.Tickets;
using Portal.Bench.Troubleshoot;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // figures read the same everywhere
var root = new RootCommand(
    "Measures the portal beside its peers. Ratios are what counts: machines differ and are noisy. "
        + "Nothing is switched on for the measurement alone."
)
{
    PagesCommand.Create(),
    FrameworkCommand.Create(),
    PlaintextCommand.Create(),
    SearchCommands.Create(),
    IdentityCommands.Create(),
    TicketCommands.Create(),
    AccountCommand.Create(),
    ProviderBenchCommands.Create(),
    SpeedTestCommand.Create(),
    CrowdCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
