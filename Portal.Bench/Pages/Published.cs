using System.Diagnostics;

namespace Portal.Bench.Pages;

/// <summary>The site as an operator would run it: published for this machine, in production mode, with a database of its own.</summary>
internal static class Published
{
    public static async Task<string> PublishAsync(string workspace)
    {
        var target = Path.Combine(workspace, "site");
        using var publish = Process.Start(
            "dotnet",
            [
                "publish",
                "Portal.Web",
                "-c",
                "Release",
                "-r",
                "linux-x64",
                "--self-contained",
                "--artifacts-path",
                Path.Combine(workspace, "artifacts"),
                "-o",
                target,
                "-v",
                "quiet",
                "--nologo",
            ]
        );
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? target
            : throw new InvalidOperationException("dotnet publish failed. Run the bench from the top of the repository.");
    }

    public static Task<Server> StartAsync(string site, string data, Dictionary<string, string>? settings = null)
    {
        var root = $"http://127.0.0.1:{Server.FreePort()}";
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_CONTENTROOT"] = site,
            ["AllowedHosts"] = "127.0.0.1",
            ["Site__TrustedProxies"] = "none",
            ["Site__PublicAddress"] = "https://help.example.net",
            ["Data__Folder"] = data,
            ["Limits__RequestsPerMinute"] = "1000000000", // the load comes from one address
        };
        foreach (var (name, value) in settings ?? [])
            environment[name] = value;
        return Server.StartAsync(root, "/en", environment, Path.Combine(site, "Portal.Web"), "--urls", root);
    }
}
