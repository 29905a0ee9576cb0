namespace Portal.Web.Provider.Demonstration;

/// <summary>Somebody to try things out as. The name says the situation they are in.</summary>
/// <param name="Number">The customer number as on the paper.</param>
/// <param name="Name">"Demo Customer with an Unpaid Bill".</param>
/// <param name="Language">The language they chose.</param>
/// <param name="Code">The code on their paper.</param>
public sealed record DemonstrationCustomer(string Number, string Name, string Language, string Code);
