namespace Portal.Web.Provider;

/// <summary>A price of a line and the day on which it begins, or ended.</summary>
/// <param name="Day">For the price that comes: its first day. For the one before: the first day without it.</param>
/// <param name="Fee">A whole month.</param>
public sealed record FeeChange(DateOnly Day, Money Fee);
