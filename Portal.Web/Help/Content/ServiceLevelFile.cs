namespace Portal.Web.Help.Content;

/// <summary>A stretch of a working day, in minutes after midnight of the provider's clocks; the end may be 24:00.</summary>
public readonly record struct WorkingHours(int From, int To);

/// <summary>service-levels.yaml: when the help desk works and how soon it answers.</summary>
public sealed record ServiceLevelFile
{
    public const string Path = "service-levels.yaml";

    private static readonly WorkingHours[] WholeDay = [new(0, 24 * 60)];

    /// <summary>Where nothing is written: day and night.</summary>
    public static ServiceLevelFile Default { get; } = new();

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The hours of each day of the week; a day that is missing is free.</summary>
    public IReadOnlyDictionary<DayOfWeek, WorkingHours[]> Week { get; init; } =
        Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => WholeDay);

    /// <summary>Days on which other hours count, mostly none.</summary>
    public IReadOnlyDictionary<DateOnly, WorkingHours[]> Holidays { get; init; } = new Dictionary<DateOnly, WorkingHours[]>();

    /// <summary>
    /// The same for days that come every year, by month and day; they never open a day of the week on which the help desk is closed.
    /// </summary>
    public IReadOnlyDictionary<(int Month, int Day), WorkingHours[]> EveryYear { get; init; } =
        new Dictionary<(int, int), WorkingHours[]>();

    /// <summary>Working time until a person answers, by priority.</summary>
    public IReadOnlyList<TimeSpan> FirstReply { get; init; } = Hours(1, 4, 8, 16);

    /// <summary>Working time from an answer to the next word.</summary>
    public IReadOnlyList<TimeSpan> Update { get; init; } = Hours(4, 8, 16, 24);

    /// <summary>Working time in which the next level takes over, or the ticket goes back.</summary>
    public IReadOnlyList<TimeSpan> Handover { get; init; } = Hours(1, 2, 4, 8);

    /// <summary>Days until the law wants an answer.</summary>
    public int ComplaintDays { get; init; } = 21;

    public int PrivacyDays { get; init; } = 30;

    /// <summary>
    /// The hours of one day. A day of one year says what holds whatever day of the week it is. A day of every year falls on a closed day
    /// now and then: a half holiday on a Sunday is a Sunday.
    /// </summary>
    public IReadOnlyList<WorkingHours> On(DateOnly day)
    {
        if (Holidays.TryGetValue(day, out var once))
            return once;
        var usual = Week.GetValueOrDefault(day.DayOfWeek) ?? [];
        return usual.Length > 0 && EveryYear.TryGetValue((day.Month, day.Day), out var yearly) ? yearly : usual;
    }

    private static TimeSpan[] Hours(params int[] hours) => [.. hours.Select(h => TimeSpan.FromHours(h))];
}
