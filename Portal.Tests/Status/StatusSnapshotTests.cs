using Microsoft.Extensions.Logging.Abstractions;
using Portal.Tests.Help.Content;
using Portal.Web.Site;
using Portal.Web.Status;

namespace Portal.Tests.Status;

/// <summary>What a start without the database knows of the provider.</summary>
public sealed class StatusSnapshotTests
{
    [Fact]
    public async Task What_a_country_demands_on_every_page_is_known_without_the_database()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "status.json");
        var provider = new ProviderProfile();
        provider.Use((name, language) => $"{name} in {language}");
        await new StatusSnapshot(file, provider, NullLogger<StatusSnapshot>.Instance).WriteAsync(
            NetworkStatus.Unknown,
            TestContext.Current.CancellationToken
        );

        var later = new ProviderProfile();
        Assert.NotNull(new StatusSnapshot(file, later, NullLogger<StatusSnapshot>.Instance).Read());
        foreach (var fact in new[] { "phone", "cancellation_link", "withdrawal_link", "complaints_book_link" })
            Assert.Equal($"{fact} in ru", later.Fact(fact, Language.FromCode("ru")));
    }
}
