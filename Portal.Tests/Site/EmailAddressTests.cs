using Portal.Web.Identity;
using Portal.Web.Site.Forms;

namespace Portal.Tests.Site;

/// <summary>One mailbox has one spelling, however it is typed and whatever a browser makes of it.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("anna@bücher.example", "anna@xn--bcher-kva.example")]
    [InlineData("anna@xn--bcher-kva.example", "anna@xn--bcher-kva.example")]
    [InlineData("anna@XN--BCHER-KVA.Example", "anna@xn--bcher-kva.example")]
    [InlineData("anna@bu\u0308cher.example", "anna@xn--bcher-kva.example")] // composed by the keyboard, or not
    [InlineData("Anna.Test@Bücher.EXAMPLE", "Anna.Test@xn--bcher-kva.example")]
    [InlineData("  anna@example.org. ", "anna@example.org")]
    [InlineData("ａｎｎａ＠example.org", "anna@example.org")] // a wide keyboard
    [InlineData("анна@почта.рф", "анна@xn--80a1acny.xn--p1ai")]
    [InlineData("anna@straße.example", "anna@xn--strae-oqa.example")] // as browsers do, and not "strasse"
    [InlineData("no address", "no address")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("anna@-.example", "anna@-.example")]
    public void An_address_is_kept_in_one_spelling(string? typed, string kept) => Assert.Equal(kept, EmailAddress.Canonical(typed));

    [Fact]
    public void Half_a_character_is_no_address() => Assert.Equal("", EmailAddress.Canonical("half@" + "😀"[0] + ".example"));

    [Fact]
    public void Whoever_compares_compares_by_the_same_key()
    {
        string[] spellings =
        [
            "Anna.Test@bücher.example",
            "anna.test@BÜCHER.example",
            "anna.test@xn--bcher-kva.example",
            "anna.test@bu\u0308cher.example.",
            "ANNA.TEST@XN--BCHER-KVA.EXAMPLE",
        ];
        Assert.Equal(["anna.test@xn--bcher-kva.example"], spellings.Select(EmailAddress.Key).Distinct());
        Assert.Equal(["anna.test@xn--bcher-kva.example"], spellings.Select(EmailNormalizer.Normalize).Distinct());
        Assert.All(spellings, s => Assert.True(EmailFormat.IsValid(EmailAddress.Canonical(s))));
    }
}
