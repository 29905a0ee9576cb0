namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>What a measure, a check or a whole test says of the line, from the least telling to the worst.</summary>
public enum LineVerdict
{
    /// <summary>Nothing can be said.</summary>
    Inconclusive,
    Pass,

    /// <summary>Unusual: it may work, and may be why it does not work well.</summary>
    Warn,
    Fail,
}
