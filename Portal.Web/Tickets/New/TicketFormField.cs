namespace Portal.Web.Tickets.New;

/// <summary>
/// Something the form of a type asks for beside the words. With choices it is one of them, and "unknown" is always among them; without, it
/// is a line that may stay empty.
/// </summary>
public sealed record TicketFormField(string Name, params string[] Choices)
{
    /// <summary>In characters, for a line.</summary>
    public const int MaxLength = 120;

    public bool IsChoice => Choices.Length > 0;
}
