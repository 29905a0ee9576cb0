using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.Termination;

/// <summary>Reads what leaving a line means from the catalogue.</summary>
public sealed class ExitTermsReader(ICatalogue catalogue, PriceNoticeReader notices)
{
    /// <summary>Null when the catalogue does not answer just now.</summary>
    public async Task<ExitTerms?> ReadAsync(Service service, DateOnly given, CancellationToken ct)
    {
        if (service.PlanCode is not { } code)
            return ExitTerms.For(service, null, given);
        var plan = await catalogue.FindAsync(code, service.PlanVersion, ct);
        return plan.State == AnswerState.Failed ? null : ExitTerms.For(service, plan.Value, given, await notices.FindAsync(service, ct));
    }
}
