namespace Portal.Web.Site.Forms;

/// <summary>A field of several lines.</summary>
/// <param name="maxLength">In characters.</param>
public sealed class LinesAttribute(int maxLength) : InputAttribute
{
    public int MaxLength => maxLength;

    protected override Fault? Wrong(string typed) =>
        typed.Length > maxLength ? new("Form.TooLong", maxLength)
        : !TextRules.AreLines(typed) ? new("Form.Characters")
        : null;
}
