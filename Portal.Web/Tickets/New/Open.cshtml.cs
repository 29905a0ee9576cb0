using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Tickets.New;

/// <summary>The way to a person: what is it about? Where somebody comes from goes on to the form.</summary>
public sealed class OpenModel(IStringLocalizer<Text> texts) : PortalPage
{
    private static readonly string[] Carried = ["from", "q", "incident", "follows"];

    public void OnGet()
    {
        Metadata.Title = texts["Tickets.Open.Title"];
        Metadata.Description = texts["Tickets.Open.Text"];
    }

    public string AddressOf(TicketType type) =>
        $"{Links.Tickets.NewOf(TicketForms.Word(type))}"
        + $"{QueryString.Create(Request.Query.Where(q => Carried.Contains(q.Key) && q.Value.ToString().Length < 300))}";
}
