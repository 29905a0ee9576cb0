using Portal.Web.Site;

namespace Portal.Web.Messages;

/// <summary>Puts the provider around a mail: greeting, name, colour, telephone, hours, address.</summary>
public sealed class MimeMailBuilder(ProviderProfile provider, Texts texts, MailOptions options)
{
    public MimeMail Write(Mail mail)
    {
        var localized = texts.In(Language.FromCode(mail.Language));
        var clean = mail with
        {
            Subject = CleanText.Line(mail.Subject) is { Length: > 0 } subject ? subject : CleanText.Line(provider.Name),
            Blocks = [.. mail.Blocks.Select(Clean)],
        };
        return new MimeMail
        {
            MessageId = options.MessageId(mail),
            From = options.Sender.Address,
            FromName = CleanText.Line(provider.Name),
            To = mail.To,
            Language = localized.Language.Code,
            Subject = clean.Subject,
            Html = new HtmlBody(provider, localized).Write(clean),
            Unsubscribe = mail.Unsubscribe is { } address ? CleanText.Line(address) : null,
            ReplyTo = mail.ReplyTo,
            References = mail.References,
            Text = new PlainBody(provider, localized).Write(clean),
        };
    }

    private static Block Clean(Block block) =>
        block switch
        {
            Paragraph(var text) => new Paragraph(CleanText.Lines(text)),
            Button(var label, var address) => new Button(CleanText.Line(label), CleanText.Line(address)),
            Code(var text) => new Code(CleanText.Line(text)),
            Facts(var rows) => new Facts([.. rows.Select(r => new Fact(CleanText.Line(r.Label), CleanText.Line(r.Value)))]),
            SmallPrint(var text) => new SmallPrint(CleanText.Lines(text)),
            _ => throw new InvalidOperationException($"{block.GetType().Name} is no block a mail can show."),
        };
}
