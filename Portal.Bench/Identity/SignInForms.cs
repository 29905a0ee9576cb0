using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Bench.Identity;

/// <summary>
/// Sends sign-in forms as people would, each time from another network, so that the limits for one network do not answer in place of
/// the pages. The site believes the network because the bench is its trusted proxy.
/// </summary>
internal sealed partial class SignInForms(Uri site) : IDisposable
{
    private static int networks;

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 64 })
    {
        BaseAddress = site,
        Timeout = TimeSpan.FromMinutes(2),
    };
    private string token = "";

    public static Argument<string> Site() =>
        new("SITE")
        {
            Description =
                "A running portal in development, started with Site__TrustedProxies__0=127.0.0.1 and "
                + "Limits__FormsPerMinute=1000000; to sign up also with SigningUp__FreeOfBrowser and SigningUp__MailsPerHour=1000000.",
        };

    public static (string, string)[] SignIn(string email) => [("email", email), ("password", "seven green umbrellas")];

    public static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>Opens a form once; its token is good for all that follow, for the cookie is kept.</summary>
    public async Task OpenAsync(string page) =>
        token = Token().Match(await client.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value;

    /// <summary>Milliseconds until the whole answer was there, and its status.</summary>
    public async Task<(double Milliseconds, int Status)> SendAsync(string page, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(fields.Append(("form-token", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        var network = Interlocked.Increment(ref networks);
        request.Headers.Add(
            "X-Forwarded-For",
            string.Create(CultureInfo.InvariantCulture, $"10.{(network >> 16) & 255}.{(network >> 8) & 255}.{network & 255}")
        );
        var watch = Stopwatch.StartNew();
        using var answer = await client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return (watch.Elapsed.TotalMilliseconds, (int)answer.StatusCode);
    }

    public async Task<double> ReadAsync(string page)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode
            ? watch.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"{page} answered {answer.StatusCode}.");
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""name="form-token" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
