using System.CommandLine;
using Portal.Bench.Pages;

var root = new RootCommand("Measures the portal beside its peers. Ratios are what counts: machines differ and are noisy.");
root.Subcommands.Add(PagesVerb.Create());
root.Subcommands.Add(PlaintextVerb.Create());
return await root.Parse(args).InvokeAsync();
