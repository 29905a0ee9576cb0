using Portal.Web.Provider;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot.Checks;

/// <summary>What is known of a line, in the words guides ask with.</summary>
public sealed class LineFacts
{
    public Task<IReadOnlyDictionary<string, string>> OfAsync(Service line, CancellationToken ct)
    {
        var facts = new Dictionary<string, string>();
        if (line.Technology != Technology.Unknown)
            facts["technology"] = line.Technology.Word();
        if (line.Devices.FirstOrDefault(d => d.Kind == DeviceKind.Router) is { } router)
            facts["ownership"] = router.Owner.Word();
        return Task.FromResult<IReadOnlyDictionary<string, string>>(facts);
    }
}
