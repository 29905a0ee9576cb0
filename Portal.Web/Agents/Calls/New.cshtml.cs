using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Tickets;
using Portal.Web.Tickets.New;

namespace Portal.Web.Agents.Calls;

/// <summary>A ticket for a customer who calls: first whose it is, then what it is about.</summary>
[PageInfo("Agents", Title = "Agents.Call.Title", Script = "js/agents.js", OwnSearch = true)]
public sealed class NewModel(CallService calls, ICustomers customers, IServices services) : PortalPage
{
    private const int MaxSearchLength = 100;

    [BindProperty]
    public CallInput Input { get; set; } = new();

    public static IReadOnlyList<string> Extents { get; } = [TicketForms.Unknown, "all", "part"];

    /// <summary>What was looked for; empty while nothing was.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>Who was found; null while nobody was looked for, and when the provider's system is away.</summary>
    public IReadOnlyList<Customer>? Found { get; private set; }

    public bool IsAway { get; private set; }

    /// <summary>Who calls, once that is known.</summary>
    public Customer? Customer { get; private set; }

    public IReadOnlyList<Service> Services { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadCustomerAsync(ct))
            return NotFound();
        if (Customer is { } customer)
            Input = new()
            {
                Key = IdempotencyKey.New(),
                Name = customer.Name,
                Email = customer.Email ?? customer.SecondEmail ?? "",
                Phone = customer.Phone ?? "",
                In = Language.TryFind(customer.Language, out var theirs) ? theirs.Code : Language.Code,
                Service = Services.Count == 1 ? Services[0].Number : null,
            };
        else
            await SearchAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadCustomerAsync(ct) || Customer is not { } customer)
            return NotFound();
        var (type, topic) = Input.Topic?.Split('/') is [var word, var name] ? (TicketForms.Read(word), name) : (null, "");
        if (type is not { } known || !TicketForms.TopicsOf(known).Contains(topic))
        {
            AddError("topic", "Tickets.Ask.TopicMissing");
            return await ShowAgainAsync(ct);
        }

        var ticket = await calls.FileAsync(
            HttpContext.Me()!,
            new Call
            {
                Key = IdempotencyKey.Read(Input.Key),
                Customer = customer,
                Service = Services.FirstOrDefault(s => s.Number == Input.Service),
                Type = known,
                Topic = topic,
                Extent = Extents.FirstOrDefault(e => e == Input.Extent) ?? TicketForms.Unknown,
                Subject = Input.Subject,
                Text = Input.Text,
                Name = Input.Name,
                Email = Input.Email,
                Phone = Input.Phone,
                Language = Language.TryFind(Input.In, out var theirs) ? theirs.Code : Language.Code,
            },
            ct
        );
        return RedirectDone(Links.Agents.Details(ticket.Reference), "filed");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct) =>
        await ReadCustomerAsync(ct) && Customer is not null ? Page() : NotFound();

    // False for a number nobody has.
    private async Task<bool> ReadCustomerAsync(CancellationToken ct)
    {
        var number = Request.Query["customer"].ToString();
        Metadata.SameInEveryLanguage(l => LinksIn(l).Agents.NewCall(number == "" ? null : number));
        if (number == "" || Customer is not null)
            return true;
        var answer = await customers.FindAsync(number, ct);
        if (answer.State == AnswerState.NotFound)
            return false;
        (IsAway, Customer) = (answer.State == AnswerState.Failed, answer.Value);
        if (Customer is not null && (await services.ListAsync(Customer.Number, ct)).Has(out var all))
            Services = all;
        return true;
    }

    private async Task SearchAsync(CancellationToken ct)
    {
        var typed = Request.Query["q"].ToString().Trim();
        Typed = typed.Length > MaxSearchLength ? typed[..MaxSearchLength] : typed;
        if (Typed == "" || IsAway)
            return;
        var answer = await calls.FindAsync(HttpContext.Me()!, Typed, ct);
        (IsAway, Found) = (answer.State == AnswerState.Failed, answer.Has(out var found) ? found : []);
    }
}
