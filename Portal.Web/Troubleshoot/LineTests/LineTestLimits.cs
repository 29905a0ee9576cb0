using Portal.Web.Provider;

namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>All limits, by kind of line and name of the measure; those of <see cref="Technology.Unknown"/> count for every kind.</summary>
public sealed class LineTestLimits(IReadOnlyDictionary<(Technology Technology, string Name), MeasureLimits> limits)
{
    /// <summary>Where nothing could be read: nothing is said of any line.</summary>
    public static LineTestLimits None { get; } = new(new Dictionary<(Technology, string), MeasureLimits>());

    /// <summary>The limits of a measure on a kind of line; null when it has none.</summary>
    public MeasureLimits? Find(Technology technology, string name) =>
        limits.GetValueOrDefault((technology, name)) ?? limits.GetValueOrDefault((Technology.Unknown, name));
}
