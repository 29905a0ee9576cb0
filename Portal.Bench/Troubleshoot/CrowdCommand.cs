using System.CommandLine;
using System.Net;

namespace Portal.Bench.Troubleshoot;

/// <summary>
/// Many who measure their speed at the same time, each from a network of its own as far as the portal can tell, until the process is
/// ended: small requests, four downloads, four uploads, and a pause where the portal says that it is busy.
/// </summary>
internal static class CrowdCommand
{
    private const int Pings = 40;
    private const int Streams = 4;

    private static readonly TimeSpan Way = TimeSpan.FromSeconds(10);
    private static readonly byte[] Noise = new byte[1024 * 1024];

    public static Command Create()
    {
        var root = new Argument<string>("root") { Description = "The portal." };
        var tests = new Argument<int>("tests") { Description = "How many." };
        var command = new Command("speed-crowd", "Many speed tests at once, for the bench of the same name.") { root, tests };
        command.Hidden = true;
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(root)!, parsed.GetValue(tests), ct));
        return command;
    }

    private static async Task RunAsync(string root, int tests, CancellationToken ct)
    {
        Random.Shared.NextBytes(Noise);
        var all = Enumerable.Range(0, tests).Select(n => MeasureAsync(root, n, ct)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(3), ct);
        Console.WriteLine("all are measuring");
        await Task.WhenAll(all);
    }

    private static async Task MeasureAsync(string root, int number, CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Streams + 2 };
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"{root}/en/speed/"), Timeout = TimeSpan.FromMinutes(1) };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", $"2001:db8:{number:x}::1");
        await Task.Delay(Random.Shared.Next(2000), ct);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var isBusy = !await PingsAsync(client, ct) || await BothWaysAsync(client, ct);
                await Task.Delay(TimeSpan.FromSeconds(isBusy ? 5 : 1), ct); // less patient than the page
            }
            catch (HttpRequestException)
            {
                await Task.Delay(500, ct);
            }
        }
    }

    // As the page: who is refused gives up.
    private static async Task<bool> PingsAsync(HttpClient client, CancellationToken ct)
    {
        for (var n = 0; n < Pings; n++)
        {
            using var answer = await client.GetAsync(new Uri("ping", UriKind.Relative), ct);
            if (!answer.IsSuccessStatusCode)
                return false;
            await Task.Delay(50, ct);
        }

        return true;
    }

    private static async Task<bool> BothWaysAsync(HttpClient client, CancellationToken ct)
    {
        var down = await StreamsAsync(DownAsync);
        if (!down.Any(d => d))
            return true;
        await StreamsAsync(UpAsync);
        return false;

        async Task<bool[]> StreamsAsync(Func<HttpClient, CancellationToken, Task<bool>> way)
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
            time.CancelAfter(Way);
            return await Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => way(client, time.Token)));
        }
    }

    private static Task<bool> DownAsync(HttpClient client, CancellationToken ct) =>
        UntilTimeIsUpAsync(async () =>
        {
            using var answer = await client.GetAsync(new Uri("down", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.StatusCode != HttpStatusCode.OK)
                return false;
            await using var stream = await answer.Content.ReadAsStreamAsync(ct);
            await stream.CopyToAsync(Stream.Null, ct);
            return true;
        });

    private static Task<bool> UpAsync(HttpClient client, CancellationToken ct) =>
        UntilTimeIsUpAsync(async () =>
        {
            while (true)
            {
                using var content = new ByteArrayContent(Noise);
                using var answer = await client.PostAsync(new Uri("up", UriKind.Relative), content, ct);
                if (answer.StatusCode != HttpStatusCode.OK)
                    return false;
            }
        });

    private static async Task<bool> UntilTimeIsUpAsync(Func<Task<bool>> carry)
    {
        try
        {
            return await carry();
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or HttpRequestException)
        {
            return true;
        }
    }
}
