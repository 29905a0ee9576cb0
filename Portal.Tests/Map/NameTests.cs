namespace Portal.Tests.Map;

/// <summary>The names of all tests, for papers that say which test keeps a promise.</summary>
internal static class NameTests
{
    /// <summary>"Class.Method", without the class around it.</summary>
    public static IReadOnlySet<string> All { get; } =
        typeof(NameTests)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods().Where(m => m.IsDefined(typeof(FactAttribute), true)).Select(m => $"{t.Name}.{m.Name}"))
            .ToHashSet();
}
