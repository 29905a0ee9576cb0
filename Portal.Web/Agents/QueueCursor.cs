using System.Globalization;

namespace Portal.Web.Agents;

/// <summary>A place in the queue: the last ticket of a page. The next page begins after it, however much the queue has changed.</summary>
public sealed record QueueCursor(DateTimeOffset Due, long Id)
{
    public static QueueCursor? Read(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var due)
        && due < DateTimeOffset.MaxValue.Ticks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(new DateTimeOffset(due, TimeSpan.Zero), number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Due.UtcTicks}-{Id}");
}
