namespace Portal.Web.Identity;

/// <summary>The roles, named after the people who have them. A customer needs none: who has a customer number is one.</summary>
public static class Roles
{
    public const string Editor = "Editor";
    public const string Agent1 = "Agent1";
    public const string Agent2 = "Agent2";
    public const string Agent3 = "Agent3";
    public const string Supervisor = "Supervisor";
    public const string Administrator = "Administrator";

    public static IReadOnlyList<string> All { get; } = [Editor, Agent1, Agent2, Agent3, Supervisor, Administrator];

    public static IReadOnlyList<string> Agents { get; } = [Agent1, Agent2, Agent3];
}
