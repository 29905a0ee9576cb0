using Portal.Web.Provider;

namespace Portal.Tests.Provider;

/// <summary>Somebody the provider of a test knows.</summary>
public sealed record KnownCustomer(
    Customer Customer,
    IReadOnlyList<Service> Services,
    IReadOnlyList<(string Code, DateOnly? ValidUntil)> Codes
);
