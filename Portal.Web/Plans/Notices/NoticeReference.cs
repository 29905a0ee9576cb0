using Portal.Web.Data;

namespace Portal.Web.Plans.Notices;

/// <summary>What people call a declaration by.</summary>
public static class NoticeReference
{
    public static string New() => Reference.New('C');

    /// <summary>As it is kept; null for what cannot be one.</summary>
    public static string? Read(string? typed) => Reference.Read('C', typed);
}
