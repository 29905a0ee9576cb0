using System.Reflection;
using Microsoft.Playwright;

namespace Portal.Tests.Hosting;

/// <summary>
/// A reader who is waited for only so long when sent away. Once in many runs Chromium never says that a profile is gone, and a test that
/// has long passed would hold up all others for ever.
/// </summary>
public class PassingReader : DispatchProxy
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private IBrowserContext? reader;

    internal static IBrowserContext Wrap(IBrowserContext reader)
    {
        var passing = Create<IBrowserContext, PassingReader>();
        ((PassingReader)passing).reader = reader;
        return passing;
    }

    /// <summary>Waits for an end that may never be announced.</summary>
    internal static Task LetGoAsync(Task end) => Task.WhenAny(end, Task.Delay(Patience)).Unwrap();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name switch
        {
            nameof(IAsyncDisposable.DisposeAsync) => new ValueTask(LetGoAsync(reader!.CloseAsync())),
            _ => targetMethod.Invoke(reader, BindingFlags.DoNotWrapExceptions, null, args, null),
        };
}
