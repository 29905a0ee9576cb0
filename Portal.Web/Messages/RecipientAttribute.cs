using Portal.Web.Site.Forms;

namespace Portal.Web.Messages;

/// <summary>A field for the address of a mailbox that mail will be sent to.</summary>
public sealed class RecipientAttribute : InputAttribute
{
    private readonly MailboxAttribute shape = new();

    public RecipientAttribute() => Missing = shape.Missing;

    protected override Fault? Wrong(string typed) =>
        shape.FaultOf(typed) ?? (Mailbox.TryParse(EmailAddress.Canonical(typed), out _) ? null : new("Form.EmailShape"));
}
