using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Hosting;

/// <summary>
/// Requests as a program with bad manners sends them: nothing is tidied up on the way, and the sender may have another address.
/// </summary>
internal static class RawHttp
{
    /// <summary>The status, the lines of the head, and the body as it came.</summary>
    public sealed record Answer(int Status, string Head, string Body)
    {
        public string? Header(string name) =>
            Head.Split("\r\n")
                .FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                ?[(name.Length + 1)..].Trim();
    }

    public static Task<Answer> GetAsync(Uri site, string target, CancellationToken ct, string headers = "", string method = "GET") =>
        SendAsync(site, $"{method} {target} HTTP/1.1\r\nHost: {site.Authority}\r\nConnection: close\r\n{headers}\r\n", ct);

    public static async Task<Answer> SendAsync(Uri site, string request, CancellationToken ct, string from = "127.0.0.1")
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Loopback, site.Port, ct);
        await using var stream = new NetworkStream(socket);
        return Read(await TalkAsync(stream, Encoding.UTF8.GetBytes(request), ct));
    }

    // The server may answer and hang up before everything was sent.
    private static async Task<string> TalkAsync(NetworkStream stream, byte[] request, CancellationToken ct)
    {
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, ct);
            await stream.CopyToAsync(answer, ct);
        }
        catch (IOException) when (answer.Length > 0) { }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private static Answer Read(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 12)
            throw new IOException("The server hung up without an answer: " + text);
        return new(int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), text[..end], text[(end + 4)..]);
    }
}
