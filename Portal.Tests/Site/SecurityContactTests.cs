using System.Globalization;
using Portal.Tests.Hosting;

namespace Portal.Tests.Site;

/// <summary>Whoever finds a weakness finds out where to report it: /.well-known/security.txt of RFC 9116.</summary>
public sealed class SecurityContactTests(SharedPortal portal)
{
    [Fact]
    public async Task Who_finds_a_weakness_finds_whom_to_tell()
    {
        using var answer = await portal.GetAsync("/.well-known/security.txt", TestContext.Current.CancellationToken);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var fields = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(": ", 2))
            .ToDictionary(f => f[0], f => f[1]);
        Assert.Equal("mailto:help@example.net", fields["Contact"]);
        Assert.Equal("en, de, es, pt, ru, ca", fields["Preferred-Languages"]);
        Assert.EndsWith("/.well-known/security.txt", fields["Canonical"], StringComparison.Ordinal);
        var expires = DateTimeOffset.ParseExact(
            fields["Expires"],
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
        Assert.InRange(expires - DateTimeOffset.UtcNow, TimeSpan.FromDays(200), TimeSpan.FromDays(364));
    }
}
