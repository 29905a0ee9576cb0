using System.Diagnostics;
using Portal.Search;

namespace Portal.Tests.Search.Records;

/// <summary>A program that is killed while it indexes loses what it had not committed, and nothing else.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private const string FolderVariable = "PORTAL_TESTS_KILLED_INDEX";
    private const int Kills = 3;
    private const int Batch = 20;

    private readonly OpenedIndex opened = new();

    public void Dispose() => opened.Dispose();

    [Fact]
    public async Task After_a_kill_the_index_has_what_its_position_says_no_more_and_no_less()
    {
        long before = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            opened.Close();
            var acknowledged = await KilledAsync(before + (Batch * (kill + 2)));
            opened.Reopen();
            Assert.True(opened.Index.Position >= acknowledged, $"position {opened.Index.Position}, {acknowledged} was acknowledged");
            Assert.Equal(opened.Index.Position, opened.Index.Count);
            Assert.Equal(opened.Index.Position, opened.Search("router").Total);
            Assert.True(opened.Index.Check());
            before = opened.Index.Position;
        }
    }

    /// <summary>What the other process runs; without a folder given it is not a test.</summary>
    [Fact]
    public void Writes_until_it_is_killed()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 } folder)
        {
            Assert.Skip("Run by the test beside it, in a process of its own.");
            return;
        }
        using var index = RecordIndex.Open(folder, OpenedIndex.Fingerprint);
        for (var id = index.Position + 1; ; id++)
        {
            index.Put([OpenedIndex.Ticket(id, $"router number {id} {Random.Shared.Next()}")]);
            if (id % 7 == 0)
                index.Refresh();
            if (id % Batch != 0)
                continue;
            index.Commit(id);
            File.WriteAllText(Path.Combine(folder, "acknowledged"), $"{id}");
        }
    }

    /// <summary>Kills a writer as soon as it has acknowledged so many; answers what it acknowledged last.</summary>
    private async Task<long> KilledAsync(long enough)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(KilledWriterTests).Assembly.Location,
                "--filter-method",
                $"{typeof(KilledWriterTests).FullName}.{nameof(Writes_until_it_is_killed)}",
                "--results-directory",
                Path.Combine(opened.Folder, "results"),
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[FolderVariable] = opened.Folder;
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await Until.TrueAsync(
                () => Task.FromResult(process.HasExited || Acknowledged() >= enough),
                () => $"{Acknowledged()} of {enough} records were committed.",
                TestContext.Current.CancellationToken
            );
            Assert.False(process.HasExited);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        return Acknowledged();
    }

    private long Acknowledged()
    {
        var file = Path.Combine(opened.Folder, "acknowledged");
        return File.Exists(file) && long.TryParse(File.ReadAllText(file), out var id) ? id : 0;
    }
}
