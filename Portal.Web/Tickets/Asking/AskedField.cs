namespace Portal.Web.Tickets.Asking;

/// <summary>Something the form of a type asks for beside the words. With choices it is one of them, and "unknown" is always among them; without, it is a line that may stay empty.</summary>
public sealed record AskedField(string Name, params string[] Choices)
{
    /// <summary>In characters, for a line.</summary>
    public const int Longest = 120;

    public bool IsChoice => Choices.Length > 0;
}
