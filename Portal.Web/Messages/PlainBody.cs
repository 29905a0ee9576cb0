using System.Text;
using Portal.Web.Site;

namespace Portal.Web.Messages;

/// <summary>The plain text of a mail.</summary>
internal sealed class PlainBody(ProviderProfile provider, LocalizedTexts localized)
{
    public string Write(Mail mail)
    {
        var text = new StringBuilder();
        Add(text, mail.Subject);
        if (mail.Greets)
            Add(text, localized["Messages.Greeting"]);
        foreach (var block in mail.Blocks)
            Add(text, Render(block));
        Add(text, "-- "); // everything beneath is a signature
        text.Length -= 1;
        return text.AppendJoin('\n', Signature.Lines(provider, localized, mail.ReplyTo is not null)).Append('\n').ToString();
    }

    private static void Add(StringBuilder text, string part) => text.Append(part).Append("\n\n");

    private static string Render(Block block) =>
        block switch
        {
            Paragraph(var localized) => localized,
            Button(var label, var address) => $"{label}:\n{address}",
            Code(var code) => $"    {code}",
            Facts(var rows) => string.Join('\n', rows.Select(r => $"{r.Label}: {r.Value}")),
            SmallPrint(var localized) => localized,
            _ => "",
        };
}
