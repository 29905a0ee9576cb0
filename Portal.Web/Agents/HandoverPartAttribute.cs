using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Agents;

/// <summary>A part of a handover, which must not be empty; what is missing is said with the label of the field.</summary>
/// <param name="label">The last part of the key of its label.</param>
/// <param name="maxLength">In characters.</param>
public sealed class HandoverPartAttribute(string label, int maxLength) : InputAttribute
{
    private readonly LinesAttribute lines = new(maxLength);

    protected override string? MissingText(IStringLocalizer<Text> texts) =>
        texts["Agents.Handover.Missing", texts[$"Agents.Handover.{label}"].Value];

    protected override Fault? Wrong(string typed) => lines.FaultOf(typed);
}
