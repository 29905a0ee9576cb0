using Portal.Tests.Hosting;

[assembly: AssemblyFixture(typeof(SharedPortal))]

namespace Portal.Tests.Hosting;

/// <summary>
/// The one portal that all tests share which only read it or leave nothing behind that others would trip over. Started when the first asks.
/// </summary>
public sealed class SharedPortal : IAsyncDisposable
{
    private readonly Lazy<Task<InProcessPortal>> program = new(() => Task.Run(() => InProcessPortal.StartAsync()));

    public Task<InProcessPortal> ProgramAsync() => program.Value;

    public async Task<Uri> AddressAsync() => (await program.Value).Address;

    public async Task<HttpResponseMessage> GetAsync(string path, CancellationToken ct) =>
        await (await program.Value).Client.GetAsync(new Uri(path, UriKind.Relative), ct);

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct) =>
        await (await program.Value).Client.SendAsync(request, ct);

    public async ValueTask DisposeAsync()
    {
        if (program.IsValueCreated && program.Value.IsCompletedSuccessfully)
            await program.Value.Result.DisposeAsync();
    }
}
