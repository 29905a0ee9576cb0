using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Portal.Web.Identity;

namespace Portal.Tests.Identity.Access;

/// <summary>Those who try the doors, in the order of the columns of the table.</summary>
internal sealed record Visitor(string Name, bool SecondStep = true)
{
    public const string Nobody = "nobody";
    public const string Customer = "customer";

    public static IReadOnlyList<Visitor> All { get; } = [new(Nobody), new(Customer), .. Roles.All.Select(r => new Visitor(r))];

    public bool IsNobody => Name == Nobody;

    public bool IsStaff => Roles.All.Contains(Name);

    /// <summary>As the program sees this visitor.</summary>
    public ClaimsPrincipal Principal =>
        IsNobody
            ? new ClaimsPrincipal(new ClaimsIdentity())
            : new ClaimsPrincipal(new PersonIdentity(Me, IdentityConstants.ApplicationScheme));

    private Me Me =>
        new()
        {
            PersonId = 1,
            Key = "key",
            Name = Name,
            Email = "name@example.net",
            CustomerNumber = IsStaff ? null : "100001",
            SessionId = 1,
            SecondStep = SecondStep,
            AuthenticatedAt = DateTimeOffset.UnixEpoch,
            Roles = IsStaff ? [Name] : [],
        };
}
