using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Messages.Inbound;
using Portal.Web.Site;

namespace Portal.Web.Agents.Inbound;

/// <summary>Mails that were not delivered, for supervisors.</summary>
[PageInfo("Agents", Title = "Agents.Quarantine", Script = "js/agents.js", OwnSearch = true)]
public sealed class ListModel(Quarantine quarantine) : PortalPage
{
    private const int Size = 50;

    /// <summary>Mails before this one.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public IReadOnlyList<QuarantinedMail> Mails { get; private set; } = [];

    /// <summary>The last mail shown, when there are older ones.</summary>
    public long? Older { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var before = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : long.MaxValue;
        var found = await quarantine.ListAsync(before, Size + 1, ct);
        Older = found.Count > Size ? found[Size - 1].Id : null;
        Mails = [.. found.Take(Size)];
        return Page();
    }
}
