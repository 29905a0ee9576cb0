namespace Portal.Web.Site.Forms;

/// <summary>A field that takes one of some values. Only a machine sends another: for the reader it is as if nothing was chosen.</summary>
public sealed class ChoiceAttribute(params string[] values) : InputAttribute
{
    protected override Fault? Wrong(string typed) => values.Contains(typed) ? null : new(Missing ?? "Form.Characters");
}
