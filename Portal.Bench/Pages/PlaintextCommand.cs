using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Portal.Bench.Pages;

/// <summary>The least the same web server can do: one route that answers a short text. The measure for everything else.</summary>
internal static class PlaintextCommand
{
    public static Command Create()
    {
        var address = new Argument<string>("address");
        var command = new Command("plaintext", "Serves /plaintext at an address, for the verb pages.") { address };
        command.SetAction(
            async (parsed, _) =>
            {
                var builder = WebApplication.CreateSlimBuilder();
                builder.Logging.ClearProviders();
                await using var app = builder.Build();
                app.MapGet("/plaintext", () => "Hello, World!");
                app.Urls.Add(parsed.GetRequiredValue(address));
                await app.RunAsync();
            }
        );
        return command;
    }
}
