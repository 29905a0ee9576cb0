using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Credentials;

namespace Portal.Web.Router.Setup;

/// <summary>What is known of the line of who is signed in. Never a password.</summary>
/// <param name="Number">The line.</param>
/// <param name="Technology">What it is made of; null when the provider does not say.</param>
/// <param name="UserName">What a router signs in with; null for a line without.</param>
public sealed record OwnLine(string Number, Technology? Technology, string? UserName);

/// <summary>Looks up the line of who is signed in. When the provider's systems are away, the set-up asks instead.</summary>
public sealed class OwnLines(IServices services, ICredentials credentials)
{
    /// <returns>The only line somebody has; null when they have none, or several: then nothing is guessed.</returns>
    public async Task<OwnLine?> FindAsync(Me? me, CancellationToken ct)
    {
        if (me?.CustomerNumber is not { } customer || !(await services.ListAsync(customer, ct)).Has(out var all))
            return null;
        var lines = all.Where(s => s.State is ServiceState.PendingActive or ServiceState.Active or ServiceState.Suspended).ToList();
        if (lines is not [var line])
            return null;
        var names = (await credentials.ListAsync(customer, ct)).Has(out var known) ? known : [];
        return new OwnLine(
            line.Number,
            line.Technology == Provider.Technology.Unknown ? null : line.Technology,
            names.FirstOrDefault(c => c.Service == line.Number && c.Kind == CredentialKind.Connection)?.UserName
        );
    }
}
