using System.CommandLine;

namespace Portal.Bench.Provider;

/// <summary>The verbs about the provider's data.</summary>
internal static class ProviderBenchCommands
{
    public static Command Create() =>
        new("provider", "Measures the provider's data in the portal's own tables.") { ImportCommand.Create() };
}
