namespace Portal.Web.Data;

/// <summary>Who did what to what, written in the same transaction as the deed. Rows are never changed.</summary>
public static class AuditTrail
{
    private const string Append = "insert into audit (at, actor, action, target, detail) values (@Now, @actor, @action, @target, @detail)";

    /// <param name="work">The change this row belongs to.</param>
    /// <param name="actor">Who acted: "system", "command line", or a member's public id.</param>
    /// <param name="action">A noun and a past participle: "article.published".</param>
    /// <param name="target">What it was done to: "article:no-internet/de".</param>
    /// <param name="detail">What a reader of the trail needs beside it. Never a secret.</param>
    public static Task AuditAsync(this Work work, string actor, string action, string target, string detail = "") =>
        work.ExecuteAsync(Append, new { work.Now, actor, action, target, detail });
}
