using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Bench.Identity;

/// <summary>A form of the portal that is sent again and again by one browser.</summary>
internal sealed partial class TimedForm : IDisposable
{
    private readonly HttpClient client;
    private readonly Uri page;
    private readonly string token;

    private TimedForm(HttpClient client, Uri page, string token) => (this.client, this.page, this.token) = (client, page, token);

    public static async Task<TimedForm> OpenAsync(Uri site, string path, CancellationToken ct)
    {
        var (client, page) = (
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }),
            new Uri(site, path)
        );
        return new TimedForm(client, page, Token().Match(await client.GetStringAsync(page, ct)).Groups[1].Value);
    }

    /// <summary>Milliseconds until the whole answer, which must be a redirect, is there.</summary>
    public async Task<double> SendAsync(string email, CancellationToken ct)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token), KeyValuePair.Create("email", email)]);
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync(page, form, ct);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.Redirect
            ? time
            : throw new InvalidOperationException($"{(int)answer.StatusCode} from {page}: are its limits raised?");
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""name="form-token"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
