using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Credentials;
using Portal.Web.Provider.Usage;

namespace Portal.Web.Account.Usage;

/// <summary>What the account page shows of one line besides its contract.</summary>
/// <param name="Usage">Null when nothing is counted, or the system that counts is away.</param>
/// <param name="Cap">What happens at the limit; read only where it is reached.</param>
/// <param name="HasCredentials">True when the line or its mailbox has a user name.</param>
public sealed record LineDetails(LineUsage? Usage, DataCap? Cap, bool HasCredentials);

/// <summary>
/// Reads it for all lines of a customer at once. Nothing here is worth waiting for a system that is away: the page goes without.
/// </summary>
public sealed class LineDetailsReader(IUsage usage, ICredentials credentials, ICatalogue catalogue)
{
    /// <returns>By the number of the line.</returns>
    public async Task<IReadOnlyDictionary<string, LineDetails>> ReadAsync(
        string customer,
        IReadOnlyList<Service> lines,
        DateOnly today,
        CancellationToken ct
    )
    {
        var months = await usage.ListAsync(customer, ct);
        var named = (await credentials.ListAsync(customer, ct)).Has(out var all) ? all.Select(c => c.Service).ToHashSet() : [];
        var found = new Dictionary<string, LineDetails>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var used = LineUsage.Of(months, line.Number, today);
            found[line.Number] = new(used, await CapAsync(line, used, ct), named.Contains(line.Number));
        }

        return found;
    }

    private async Task<DataCap?> CapAsync(Service line, LineUsage? used, CancellationToken ct) =>
        used is { IsOver: true } && line.PlanCode is { } code && (await catalogue.FindAsync(code, line.PlanVersion, ct)).Has(out var plan)
            ? plan.Cap
            : null;
}
