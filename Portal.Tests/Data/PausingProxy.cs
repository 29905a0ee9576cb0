using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Data;

/// <summary>
/// Stands between a program and a server. While it pauses it takes connections and passes nothing on, as a machine does that has stopped.
/// </summary>
internal sealed class PausingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Task> connections = [];
    private readonly CancellationTokenSource closing = new();
    private readonly int target;
    private readonly Task listening;
    private volatile TaskCompletionSource flowing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PausingProxy(int target)
    {
        this.target = target;
        flowing.SetResult();
        listener.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Pause() => flowing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => flowing.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        Resume();
        listener.Stop();
        await listening;
        await Task.WhenAll(connections);
        listener.Dispose();
        closing.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                connections.Add(PassAsync(await listener.AcceptTcpClientAsync(closing.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var own = client;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target, closing.Token);
            await Task.WhenAny(PumpAsync(client.GetStream(), server.GetStream()), PumpAsync(server.GetStream(), client.GetStream()));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException) { }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.ReadAsync(buffer, closing.Token) is > 0 and var length)
            {
                await flowing.Task.WaitAsync(closing.Token);
                await to.WriteAsync(buffer.AsMemory(0, length), closing.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or ObjectDisposedException) { }
    }
}
