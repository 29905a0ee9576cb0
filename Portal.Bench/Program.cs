using System.CommandLine;
using Portal.Bench.Search;

var root = new RootCommand("Measures the portal. Every verb prints its figures; nothing is switched on for the measurement alone.");
root.Add(SearchCommands.Create());
return await root.Parse(args).InvokeAsync();
