using System.Globalization;
using Portal.Web.Site.Forms;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>A whole number within what can be true. A script sends it, so there is one sentence for whatever else comes.</summary>
internal sealed class FigureAttribute(long min, long max) : InputAttribute
{
    public const string Text = "Speed.Save.Wrong";

    protected override Fault? Wrong(string typed) => Read(typed) is { } number && number >= min && number <= max ? null : new(Text);

    public static long? Read(string? typed) =>
        long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
