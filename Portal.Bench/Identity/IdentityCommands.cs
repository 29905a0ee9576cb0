using System.CommandLine;

namespace Portal.Bench.Identity;

/// <summary>Commands that measure whether the answers of a running portal take as long for an address nobody has.</summary>
internal static class IdentityCommands
{
    public static Command Create() =>
        new("identity", "Measures the pages to sign in, and around it.")
        {
            ResetCommand.Create(),
            TimingCommand.Create(),
            FloodCommand.Create(),
        };
}
