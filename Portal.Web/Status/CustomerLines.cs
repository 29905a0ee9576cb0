using Microsoft.Extensions.Caching.Memory;
using Portal.Web.Provider;

namespace Portal.Web.Status;

/// <summary>
/// The lines of those who are signed in, kept for a few minutes: they stand above every page while something is under way.
/// </summary>
public sealed class CustomerLines(IServices services) : IDisposable
{
    private const int MaxCount = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeptWhenUnknown = TimeSpan.FromSeconds(30);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MaxCount });

    /// <summary>Lines that work or should; empty when the other system does not answer.</summary>
    public async ValueTask<IReadOnlyList<Service>> ListAsync(string customer, CancellationToken ct)
    {
        if (cache.TryGetValue(customer, out IReadOnlyList<Service>? known))
            return known!;
        var answer = await services.ListAsync(customer, ct);
        IReadOnlyList<Service> lines = answer.Has(out var all)
            ? [.. all.Where(s => s.State is not (ServiceState.Terminated or ServiceState.Cancelled or ServiceState.Aborted))]
            : [];
        cache.Set(
            customer,
            lines,
            new MemoryCacheEntryOptions
            {
                Size = 1,
                AbsoluteExpirationRelativeToNow = answer.State == AnswerState.Failed ? KeptWhenUnknown : Kept,
            }
        );
        return lines;
    }

    public void Dispose() => cache.Dispose();
}
