namespace Portal.Web.Identity;

/// <summary>Clocks of several machines differ a little, and now and then one is set back.</summary>
internal static class ClockSkew
{
    /// <summary>
    /// What was made further ahead than this was made by a clock that was wrong. It is good for nothing: it would live on by as much as the
    /// clock was ahead.
    /// </summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);
}
