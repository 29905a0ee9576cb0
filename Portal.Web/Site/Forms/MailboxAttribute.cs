namespace Portal.Web.Site.Forms;

/// <summary>
/// A field for the address of a mailbox. Only its shape is looked at: whether it exists shows when a mail arrives. It is kept in the
/// spelling of <see cref="EmailAddress.Canonical"/>.
/// </summary>
public sealed class MailboxAttribute : InputAttribute
{
    private const int MaxLength = 254;

    public MailboxAttribute() => Missing = "Form.EmailMissing";

    protected override Fault? Wrong(string typed) =>
        !TextRules.IsLine(typed) ? new("Form.Characters")
        : typed.Length > MaxLength ? new("Form.TooLong", MaxLength)
        : !EmailFormat.IsValid(EmailAddress.Canonical(typed)) ? new("Form.EmailShape")
        : null;
}
