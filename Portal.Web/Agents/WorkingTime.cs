using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>
/// The help desk's working hours in a period, added up once, so that the working time between two instants of it is two steps in a list
/// and not a walk through its days.
/// </summary>
public sealed class WorkingTime
{
    private readonly List<DateTimeOffset> starts = [];
    private readonly List<(DateTimeOffset End, TimeSpan Before)> rest = [];

    public WorkingTime(ServiceLevels levels, DateTimeOffset from, DateTimeOffset until)
    {
        var sum = TimeSpan.Zero;
        foreach (var (start, end) in levels.Stretches(from).TakeWhile(s => s.Start < until))
        {
            starts.Add(start);
            rest.Add((end, sum));
            sum += end - start;
        }
    }

    /// <summary>Zero when the second comes before the first.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => to <= from ? TimeSpan.Zero : UpTo(to) - UpTo(from);

    private TimeSpan UpTo(DateTimeOffset at)
    {
        var found = starts.BinarySearch(at);
        var index = found >= 0 ? found : ~found - 1;
        if (index < 0)
            return TimeSpan.Zero;
        var (end, before) = rest[index];
        return before + ((at < end ? at : end) - starts[index]);
    }
}
