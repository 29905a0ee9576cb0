using System.Globalization;

namespace Portal.Web.Help.Content;

/// <summary>Reads service-levels.yaml. What could make a promised time wrong blocks the file: old promises are better.</summary>
internal sealed class ServiceLevelReader(YamlMap root, DiagnosticList faults)
{
    private static readonly string[] Keys =
    [
        "time_zone",
        "hours",
        "holidays",
        "first_reply",
        "update",
        "handover",
        "complaint_days",
        "privacy_days",
    ];

    public static ServiceLevelFile Parse(string text, DiagnosticList faults) =>
        YamlFile.Read(text, 1, faults) is { } root && new ServiceLevelReader(root, faults).Read() is { } file && !faults.Blocks
            ? file
            : ServiceLevelFile.Default;

    private ServiceLevelFile Read()
    {
        foreach (var unknown in root.Entries.Where(e => !Keys.Contains(e.Key)))
            faults.Block(unknown.Line, $"unknown key {unknown.Key}");
        var week = Week();
        var (holidays, yearly) = Holidays();
        return new()
        {
            Zone = Zone(),
            Week = week,
            Holidays = holidays,
            EveryYear = yearly,
            FirstReply = Times("first_reply"),
            Update = Times("update"),
            Handover = Times("handover"),
            ComplaintDays = Days("complaint_days"),
            PrivacyDays = Days("privacy_days"),
        };
    }

    private TimeZoneInfo Zone()
    {
        var (line, name) = Text("time_zone");
        if (name != "" && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        if (name != "")
            faults.Block(line, $"time_zone {name} is not known; it is written like Europe/Berlin");
        return TimeZoneInfo.Utc;
    }

    private Dictionary<DayOfWeek, WorkingHours[]> Week()
    {
        var week = new Dictionary<DayOfWeek, WorkingHours[]>();
        if (root.Find("hours") is not { Value: YamlMap days } entry)
        {
            faults.Block(
                root.Find("hours")?.Line ?? 1,
                "hours is missing: a line for each day the help desk works, monday: \"08:00-20:00\""
            );
            return week;
        }

        foreach (var day in days.Entries)
        {
            if (Enum.TryParse<DayOfWeek>(day.Key, ignoreCase: true, out var name) && !int.TryParse(day.Key, out _))
                week[name] = Hours(day.Line, day.Value);
            else
                faults.Block(day.Line, $"{day.Key} is not a day of the week in English");
        }

        if (week.Values.All(h => h.Length == 0))
            faults.Block(entry.Line, "the help desk must work on one day at least");
        return week;
    }

    private (Dictionary<DateOnly, WorkingHours[]> Once, Dictionary<(int Month, int Day), WorkingHours[]> Yearly) Holidays()
    {
        var (once, yearly) = (new Dictionary<DateOnly, WorkingHours[]>(), new Dictionary<(int, int), WorkingHours[]>());
        if (root.Find("holidays") is not { } entry)
            return (once, yearly);
        if (entry.Value is not YamlMap days)
        {
            faults.Block(entry.Line, "holidays is a map of days: \"2027-03-26\": closed, or \"12-25\": closed for every year");
            return (once, yearly);
        }

        foreach (var day in days.Entries)
        {
            if (DateOnly.TryParseExact(day.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                once[date] = Hours(day.Line, day.Value);
            else if (
                DateOnly.TryParseExact("2000-" + day.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var every)
            )
                yearly[(every.Month, every.Day)] = Hours(day.Line, day.Value);
            else
                faults.Block(day.Line, $"{day.Key} is not a day: \"2027-03-26\", or \"12-25\" for every year");
        }

        return (once, yearly);
    }

    // "closed", or stretches in order: "08:00-12:00, 13:00-17:30".
    private WorkingHours[] Hours(int line, YamlNode node)
    {
        var text = (node as YamlText)?.Value.Trim() ?? "";
        if (text == "closed")
            return [];
        var hours = new List<WorkingHours>();
        foreach (var part in text.Split(','))
        {
            if (
                part.Split('-') is [var from, var to]
                && Minutes(from) is { } start
                && Minutes(to) is { } end
                && start < end
                && (hours.Count == 0 || hours[^1].To <= start)
            )
                hours.Add(new(start, end));
            else
                faults.Block(line, $"{text}: hours are written 08:00-12:00, 13:00-17:30, one after another, or closed");
        }

        return [.. hours];
    }

    private static int? Minutes(string text) =>
        text.Trim() == "24:00" ? 24 * 60
        : TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time.Hour * 60) + time.Minute
        : null;

    // Four times, for the priorities 1 to 4: ["1h", "4h", "8h", "90m"].
    private IReadOnlyList<TimeSpan> Times(string key)
    {
        var found = root.Find(key);
        var times = (found?.Value as YamlList)?.Items.OfType<YamlText>().Select(t => Time(t.Value)).OfType<TimeSpan>().ToList() ?? [];
        if (times.Count == 4)
            return times;
        faults.Block(found?.Line ?? 1, $"{key} is four working times, for the priorities 1 to 4: [\"30m\", \"4h\", \"8h\", \"16h\"]");
        return ServiceLevelFile.Default.FirstReply;
    }

    private static TimeSpan? Time(string text) =>
        text is [.. var digits, 'm' or 'h']
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count is > 0 and < 10_000
            ? text[^1] == 'm'
                ? TimeSpan.FromMinutes(count)
                : TimeSpan.FromHours(count)
            : null;

    private int Days(string key)
    {
        var (line, text) = Text(key);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and < 400)
            return days;
        if (text != "")
            faults.Block(line, $"{key} is a number of days");
        return 1;
    }

    private (int Line, string Text) Text(string key)
    {
        if (root.Find(key) is { Value: YamlText { Value.Length: > 0 } text } entry)
            return (entry.Line, text.Value);
        faults.Block(root.Find(key)?.Line ?? 1, $"{key} is missing");
        return (1, "");
    }
}
