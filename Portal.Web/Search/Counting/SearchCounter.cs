using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Portal.Web.Site;

namespace Portal.Web.Search.Counting;

/// <summary>
/// Takes down that somebody searched, or opened what was found. It costs a page a hash and a place in a queue; a queue that is full loses
/// the count, never the page.
/// </summary>
public sealed class SearchCounter(CountingOptions options, TimeProvider clock)
{
    private const int MaxQueueLength = 4096;
    private const int MaxTextLength = 256;
    private const int MaxUserAgentLength = 200;

    private readonly byte[] salt = RandomNumberGenerator.GetBytes(32);
    private readonly Channel<Observation> queue = Channel.CreateBounded<Observation>(
        new BoundedChannelOptions(MaxQueueLength) { SingleReader = true }
    );

    internal ChannelReader<Observation> Observations => queue.Reader;

    /// <summary>Only what a reader goes to counts: a picture on another site must not search in its visitors' name.</summary>
    public void Searched(HttpContext context, string language, string text, int results, bool missed)
    {
        if (context.Request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document")
            Note(context, language, text, results, missed, null);
    }

    public void Opened(HttpContext context, string language, string text, string article) =>
        Note(context, language, text, 0, false, article);

    /// <summary>Takes nothing more; what waits is still read.</summary>
    internal void Complete() => queue.Writer.TryComplete();

    private void Note(HttpContext context, string language, string text, int results, bool missed, string? article)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        if (!options.Count || text.Length is 0 or > MaxTextLength || BotDetector.Is(agent) || AsksNotToBeCounted(context.Request))
            return;
        var visit = VisitOf(ClientNetwork.NameOf(context), agent);
        queue.Writer.TryWrite(new(visit, clock.GetUtcNow(), language, text, results, missed, article));
    }

    // HEAD and a page fetched ahead are no search; Global Privacy Control and Do Not Track are a reader's word.
    private static bool AsksNotToBeCounted(HttpRequest request)
    {
        var headers = request.Headers;
        return HttpMethods.IsHead(request.Method)
            || headers["Sec-GPC"] == "1"
            || headers["DNT"] == "1"
            || headers["Sec-Purpose"].ToString().StartsWith("prefetch", StringComparison.Ordinal);
    }

    private ulong VisitOf(string client, string agent)
    {
        Span<byte> text = stackalloc byte[512 + MaxUserAgentLength * 3];
        salt.CopyTo(text);
        var length = salt.Length + Encoding.UTF8.GetBytes(client, text[salt.Length..]);
        length += Encoding.UTF8.GetBytes(agent.AsSpan(0, Math.Min(agent.Length, MaxUserAgentLength)), text[length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return BitConverter.ToUInt64(hash);
    }
}
