namespace Portal.Web.Site.Calendars;

/// <summary>A day somebody may want in their own calendar.</summary>
public sealed record CalendarDay
{
    /// <summary>What the day is of, "last-notice:L1": a later file about the same replaces it in the calendar.</summary>
    public required string Of { get; init; }

    /// <summary>A whole day at the provider's place: it is that day whatever the calendar's time zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>In the reader's language, like <see cref="Description"/>. A calendar may be shared: neither says anything secret.</summary>
    public required string Summary { get; init; }

    public required string Description { get; init; }

    /// <summary>The address of the page that says more; it asks who is there.</summary>
    public required string Address { get; init; }

    /// <summary>How many days before the calendar reminds.</summary>
    public required int RemindsBefore { get; init; }
}
