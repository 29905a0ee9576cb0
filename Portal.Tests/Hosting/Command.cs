using System.Diagnostics;

namespace Portal.Tests.Hosting;

/// <summary>Runs a program of the machine and returns what it printed; a program that fails throws with what it said.</summary>
public static class Command
{
    public static async Task<string> RunAsync(string file, IEnumerable<string> arguments, string folder, CancellationToken ct = default)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await output}{await error}"
            );
    }

    /// <summary>The full path of a program on the PATH or in one of these folders.</summary>
    public static string? Find(string name, params IEnumerable<string> folders) =>
        folders
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Select(f => Path.Combine(f, name))
            .FirstOrDefault(File.Exists);
}
