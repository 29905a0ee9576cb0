using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Portal.Web.Site;

/// <summary>
/// Writes XML whatever texts are in it. Somebody may have typed or pasted a character that XML has no place for (U+FFFE, a control, half a
/// character); it is left out, and the rest of the document is read. Every document of the portal goes through here.
/// </summary>
internal static class XmlText
{
    /// <summary>A whole document of this element; the element is changed where it holds what cannot be written.</summary>
    public static string Document(XElement root)
    {
        foreach (var text in root.DescendantNodes().OfType<XText>().ToList())
            text.Value = Clean(text.Value);
        foreach (var attribute in root.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration))
            attribute.Value = Clean(attribute.Value);
        return new XDeclaration("1.0", "utf-8", null) + "\n" + root;
    }

    /// <summary>The text without what XML has no place for.</summary>
    public static string Clean(string text)
    {
        var at = FirstWrong(text, 0);
        if (at < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        for (var from = 0; ; from = at + 1, at = FirstWrong(text, from))
        {
            clean.Append(text, from, (at < 0 ? text.Length : at) - from);
            if (at < 0)
                return clean.ToString();
        }
    }

    private static int FirstWrong(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
                at++;
            else if (!XmlConvert.IsXmlChar(text[at]))
                return at;
        }

        return -1;
    }
}
