namespace Portal.Tests.Hosting;

/// <summary>
/// Portals are the costly part of a run. Where PORTAL_TESTS_STARTS names a file, each start of one is a line in it: how, and for which
/// class of tests.
/// </summary>
internal static class StartCount
{
    private static readonly string? File = Environment.GetEnvironmentVariable("PORTAL_TESTS_STARTS");
    private static readonly Lock Turn = new();

    public static void Add(string how)
    {
        if (File is null)
            return;
        lock (Turn)
            System.IO.File.AppendAllText(File, $"{how} {TestContext.Current.TestClass?.TestClassName ?? "shared by all"}\n");
    }
}
