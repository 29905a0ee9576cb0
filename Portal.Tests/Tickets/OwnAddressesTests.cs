using Portal.Web.Tickets.Tracking;

namespace Portal.Tests.Tickets;

/// <summary>Addresses of the site in words of the help desk.</summary>
public sealed class OwnAddressesTests
{
    private const string Root = "https://help.example.net";

    [Theory]
    [InlineData("Look here: https://help.example.net/en/plans/prepared/V-1. Thank you", "https://help.example.net/en/plans/prepared/V-1")]
    [InlineData("https://help.example.net/de/account\n\nNichts weiter", "https://help.example.net/de/account")]
    [InlineData("(https://help.example.net/a), https://help.example.net/b", "https://help.example.net/a https://help.example.net/b")]
    [InlineData("https://help.example.net.evil.example/en https://other.example/en", "")]
    [InlineData("Nothing to follow", "")]
    public void Only_addresses_of_this_site_are_found_and_no_word_is_lost(string text, string addresses)
    {
        var parts = OwnAddresses.Split(text, Root).ToList();
        Assert.Equal(addresses, string.Join(' ', parts.Where(p => p.IsAddress).Select(p => p.Text)));
        Assert.Equal(text, string.Concat(parts.Select(p => p.Text)));
    }
}
