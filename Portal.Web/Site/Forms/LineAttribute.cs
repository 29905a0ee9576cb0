namespace Portal.Web.Site.Forms;

/// <summary>A field of one line.</summary>
/// <param name="maxLength">In characters.</param>
public sealed class LineAttribute(int maxLength) : InputAttribute
{
    public int MaxLength => maxLength;

    protected override Fault? Wrong(string typed) =>
        !TextRules.IsLine(typed) ? new("Form.Characters")
        : typed.Length > maxLength ? new("Form.TooLong", maxLength)
        : null;
}
