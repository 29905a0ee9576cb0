using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Operations;

/// <summary>What a supervisor asks. That a broken database is reported is shown where one is broken.</summary>
public sealed class HealthTests(SharedPortal portal)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_portal_that_works_says_so_and_nobody_keeps_the_answer(string address)
    {
        using var answer = await portal.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }
}
