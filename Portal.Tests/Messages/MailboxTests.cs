using Portal.Tests.Hostile;
using Portal.Web.Messages;

namespace Portal.Tests.Messages;

/// <summary>Which addresses the portal writes to.</summary>
public sealed class MailboxTests
{
    [Theory]
    [InlineData("reader@example.org", "reader@example.org")]
    [InlineData(" reader+help@Example.ORG ", "reader+help@example.org")]
    [InlineData("o'reader_1=x@sub.example.co", "o'reader_1=x@sub.example.co")]
    [InlineData("leser@bücher.example", "leser@xn--bcher-kva.example")]
    [InlineData("reader@почта.рф", "reader@xn--80a1acny.xn--p1ai")]
    [InlineData("portal@localhost", "portal@localhost")]
    public void An_address_is_kept_as_it_is_sent(string text, string address)
    {
        Assert.True(Mailbox.TryParse(text, out var mailbox));
        Assert.Equal(address, mailbox.Address);
        _ = new System.Net.Mail.MailAddress(mailbox.Address); // the client takes it too
    }

    [Theory]
    [InlineData("читатель@example.org")]
    [InlineData("\"two words\"@example.org")]
    [InlineData("A Reader <reader@example.org>")]
    [InlineData("reader@example.org\n")]
    [InlineData("reader@[127.0.0.1]")]
    [InlineData(".reader@example.org")]
    [InlineData("reader..x@example.org")]
    [InlineData("reader@-example.org")]
    [InlineData("reader@exam ple.org")]
    [InlineData("reader@")]
    [InlineData("@example.org")]
    [InlineData("a@b@example.org")]
    [InlineData(null)]
    public void What_servers_would_not_take_is_refused(string? text) => Assert.False(Mailbox.TryParse(text, out _));

    [Fact]
    public void An_address_is_as_long_as_a_server_takes()
    {
        Assert.True(Mailbox.TryParse(new string('a', 64) + "@example.org", out _));
        Assert.False(Mailbox.TryParse(new string('a', 65) + "@example.org", out _));
        Assert.False(Mailbox.TryParse("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)), out _));
    }

    [Fact]
    public void Whatever_somebody_types_is_an_address_or_none()
    {
        foreach (var text in HostileLists.HandWritten.SelectMany(h => new[] { h, h + "@example.org", "reader@" + h }))
            if (Mailbox.TryParse(text, out var mailbox))
                Assert.All(mailbox.Address, c => Assert.True(c is > ' ' and < '\x7f'));
    }
}
