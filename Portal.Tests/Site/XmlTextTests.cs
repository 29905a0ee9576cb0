using System.Xml.Linq;
using Portal.Tests.Map;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>No text can keep a feed or the sitemap from being written and read.</summary>
public sealed class XmlTextTests
{
    [Fact]
    public void Every_character_there_is_can_stand_in_a_text_and_in_an_attribute()
    {
        var all = string.Concat(Enumerable.Range(0, 0x10000).Select(c => (char)c)) + "\U0001F600";
        foreach (var text in new[] { all, "a\uFFFEb", "\uD800", "\uDC00\uD800", "\0" })
        {
            var read = XDocument.Parse(XmlText.Document(new XElement("feed", new XAttribute("title", text), new XElement("entry", text))));
            Assert.DoesNotContain('\uFFFE', read.Root!.Value);
        }

        Assert.Equal("ab\U0001F600c", XmlText.Clean("a\uFFFEb\U0001F600\uD800c"));
        Assert.Equal("Störung < 5 & mehr", XDocument.Parse(XmlText.Document(new XElement("entry", "Störung < 5 & mehr"))).Root!.Value);
    }

    [Fact]
    public void Whoever_writes_xml_writes_it_there()
    {
        var writers = Repository.Below("Portal.Web/", ".cs").Where(f => Repository.Text(f).Contains("XElement(", StringComparison.Ordinal));
        var without = writers
            .Where(f => !Repository.Text(f).Contains("XmlText.Document(", StringComparison.Ordinal))
            .Select(f => f["Portal.Web/".Length..]);
        Assert.Equal(["Data/Keys/KeyEncryption.cs"], without); // keys, which nobody types
    }
}
