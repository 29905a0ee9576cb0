using System.CommandLine;
using Portal.Bench.Identity;
using Portal.Bench.Pages;
using Portal.Bench.Search;

var root = new RootCommand("Measures the portal beside its peers. Ratios are what counts: machines differ and are noisy. Nothing is switched on for the measurement alone.")
{
    PagesVerb.Create(), PlaintextVerb.Create(), SearchCommands.Create(), IdentityCommands.Create(),
};
return await root.Parse(args).InvokeAsync();
