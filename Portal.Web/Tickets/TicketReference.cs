using Portal.Web.Data;

namespace Portal.Web.Tickets;

/// <summary>What people call a ticket by.</summary>
public static class TicketReference
{
    public static string New() => Reference.New('T');

    /// <summary>As it is kept; null for what cannot be one.</summary>
    public static string? Read(string? typed) => Reference.Read('T', typed);
}
