namespace Portal.Web.Agents.Search;

/// <summary>How far the index of this node is.</summary>
/// <param name="IsReady">Whether it can be searched.</param>
/// <param name="Done">While it is built: how many records are in it.</param>
/// <param name="All">While it is built: how many there are; 0 when it is not known yet.</param>
public sealed record IndexProgress(bool IsReady, long Done = 0, long All = 0)
{
    public int Percent => All == 0 ? 0 : (int)Math.Min(99, Done * 100 / All);
}
