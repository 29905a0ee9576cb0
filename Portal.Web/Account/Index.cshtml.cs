using Microsoft.Extensions.Localization;
using Portal.Web.Account.Usage;
using Portal.Web.Billing;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.External;
using Portal.Web.Identity.Sessions;
using Portal.Web.Plans.Change;
using Portal.Web.Plans.Orders;
using Portal.Web.Plans.Prepared;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>Where somebody signed in arrives: what they have, and the way to everything they look after, with how it stands.</summary>
public sealed class IndexModel(
    Database db,
    ICustomers customers,
    IServices services,
    ICatalogue catalogue,
    PlanOrderService orders,
    PreparedChangeService prepared,
    QuoteReader quotes,
    PriceNoticeReader prices,
    BillingSummaries bills,
    LineDetailsReader details,
    SessionService sessions,
    ExternalServers servers,
    LocalTime time,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : PortalPage
{
    private const int MostOrders = 20;

    private const string Stands = """
        select p.second_email, p.password_changed_at, p.second_step,
            (select count(*) from passkey where person_id = p.id) passkeys,
            (select count(*) from recovery_code where person_id = p.id and used_at is null) codes,
            (select count(*) from ticket t where (t.person_id = p.id or t.customer_number = p.customer_number) and t.closed_at is null
                and t.state not in ('Cancelled', 'Rejected') and t.merged_into_id is null) open_tickets,
            (select count(*) from ticket t where (t.person_id = p.id or t.customer_number = p.customer_number)
                and t.state in ('Pending', 'Resolved') and t.merged_into_id is null) waiting_tickets,
            (select due_at from deletion where person_id = p.id and erased_at is null) due_at
        from person p where p.id = @PersonId
        """;

    private const string Open = """
        select t.reference, t.subject, t.language, t.state
        from ticket t join person p on t.person_id = p.id or t.customer_number = p.customer_number
        where p.id = @PersonId and t.closed_at is null and t.state not in ('Cancelled', 'Rejected') and t.merged_into_id is null
        order by case when t.state in ('Pending', 'Resolved') then 0 else 1 end, t.changed_at desc, t.id
        limit 3
        """;

    public Me Me => HttpContext.Me()!;

    public Answer<IReadOnlyList<Service>> Services { get; private set; } = Answer.NotFound<IReadOnlyList<Service>>();

    /// <summary>What each line costs and how long it runs, by its number.</summary>
    public IReadOnlyDictionary<string, ContractFacts> Contracts { get; private set; } = new Dictionary<string, ContractFacts>();

    /// <summary>Orders that are on their way, each with what it does.</summary>
    public IReadOnlyList<(PlanOrder Order, string Title)> Orders { get; private set; } = [];

    /// <summary>What the help desk prepared and waits for the customer's word, each with what it does.</summary>
    public IReadOnlyList<(PreparedChange Change, string Title)> Prepared { get; private set; } = [];

    /// <summary>New prices the customer was told of, by the number of the line.</summary>
    public IReadOnlyDictionary<string, PriceNotice> Prices { get; private set; } = new Dictionary<string, PriceNotice>();

    /// <summary>What is shown of each line besides its contract, by its number.</summary>
    public IReadOnlyDictionary<string, LineDetails> Details { get; private set; } = new Dictionary<string, LineDetails>();

    /// <summary>As the bills show it; null for who has none.</summary>
    public string? Number { get; private set; }

    /// <summary>What is to be paid; null for who has no bills, and when they are not to be had.</summary>
    public BillingSummary? Bills { get; private set; }

    public State Standing { get; private set; } = null!;

    public IReadOnlyList<Section> Parts { get; private set; } = [];

    /// <summary>What makes the account safer, with how each stands.</summary>
    public IReadOnlyList<Link> Safety { get; private set; } = [];

    /// <summary>Requests that are open, those first that wait for the customer.</summary>
    public IReadOnlyList<OpenRequest> Requests { get; private set; } = [];

    public DateOnly Today => time.DayOf(clock.GetUtcNow());

    public async Task OnGetAsync(CancellationToken ct)
    {
        Metadata.Title = texts["Site.Account"];
        Standing =
            await db.SingleOrDefaultAsync<State>(Stands, new { Me.PersonId }, ct)
            ?? throw new InvalidOperationException("Who is signed in is somebody.");
        if (Me.CustomerNumber is { } number)
            (Services, Number, Bills) = (
                await services.ListAsync(number, ct),
                await customers.ShownAsync(number, ct),
                await bills.ForAsync(number, ct)
            );
        if (Services.Has(out var lines))
            Contracts = await ContractFacts.OfAsync(lines, catalogue, Language.Code, Today, ct);
        if (Me.CustomerNumber is { } customer)
        {
            Orders = await OrdersAsync(customer, ct);
            Prepared = await PreparedAsync(customer, ct);
            Prices = await prices.OpenAsync(customer, Services.Value ?? [], ct);
            Details = await details.ReadAsync(customer, Services.Value ?? [], Today, ct);
        }

        if (IsCustomer)
            Requests = await db.ListAsync<OpenRequest>(Open, new { Me.PersonId }, ct);
        Safety = Secured((await sessions.OpenAsync(Me.PersonId, ct)).Count);
        Parts = [.. Work(), Yours()];
    }

    private async Task<IReadOnlyList<(PlanOrder, string)>> OrdersAsync(string customer, CancellationToken ct)
    {
        var open = new List<(PlanOrder, string)>();
        foreach (var order in (await orders.ListAsync(customer, MostOrders, ct)).Where(o => o.IsOpen))
            open.Add((order, (await quotes.ReadAsync(order.Quote, null, Language, ct))?.Title ?? order.Reference));
        return open;
    }

    private async Task<IReadOnlyList<(PreparedChange, string)>> PreparedAsync(string customer, CancellationToken ct)
    {
        var open = new List<(PreparedChange, string)>();
        foreach (var change in await prepared.OpenAsync(customer, ct))
            open.Add((change, (await quotes.ReadAsync(change.Quote, null, Language, ct))?.Title ?? change.Reference));
        return open;
    }

    /// <summary>False for staff who have no customer number: services, requests and deleting the account are not theirs.</summary>
    public bool IsCustomer => !Me.IsStaff || Me.CustomerNumber is not null;

    // The way to what staff do here; their pages stay shut to everybody else.
    private IEnumerable<Section> Work()
    {
        List<Link> ways = [];
        if (Me.Roles.Contains(Roles.Supervisor) || Me.Roles.Intersect(Roles.Agents).Any())
            ways.AddRange([
                new(Links.Agents.Queue, texts["Agents.Title"], ""),
                new(Links.Incidents.Index, texts["Status.Incidents.Title"], ""),
                new(Links.Buying.Connections, texts["Connections.Title"], ""),
                new(Links.People.PrintedCode, texts["PrintedCode.Title"], ""),
            ]);
        if (Me.Roles.Contains(Roles.Editor))
            ways.Add(new(Links.Help.SearchStatistics, texts["Insights.Title"], ""));
        if (Me.Roles.Contains(Roles.Administrator))
            ways.AddRange([new(Links.Catalogue.Index, texts["Catalogue.Title"], ""), new(Links.People.Index, texts["People.Title"], "")]);
        if (ways.Count > 0)
            yield return new("work", texts["Account.Work"], ways);
    }

    private IReadOnlyList<Link> Secured(int open) =>
        [
            new(
                Links.Account.Password,
                texts["Password.Change.Title"],
                Standing.PasswordChangedAt is { } at ? texts["Account.PasswordSince", time.Day(Language, at)] : texts["Account.NoPassword"]
            ),
            new(Links.Account.Passkeys, texts["Account.Passkeys"], texts.Count("Account.PasskeysCount", (int)Standing.Passkeys)),
            new(Links.Account.SecondStep, texts["Account.SecondStep"], texts[Standing.SecondStep ? "Account.On" : "Account.Off"]),
            new(Links.Account.RecoveryCodes, texts["Account.RecoveryCodes"], texts.Count("Account.CodesCount", (int)Standing.Codes)),
            .. servers.All.Count > 0 ? [new Link(Links.Account.ExternalSignIns, texts["ExternalSignIns.Title"], "")] : Array.Empty<Link>(),
            new(Links.Account.Sessions, texts["Sessions.Title"], texts.Count("Account.SessionsCount", open)),
            new(Links.Account.Log(), texts["Activity.Title"], ""),
        ];

    /// <summary>How many requests are open, and whether one waits for the customer.</summary>
    public string RequestsState =>
        Standing.WaitingTickets > 0
            ? texts.Count("Tickets.List.Waiting", (int)Standing.WaitingTickets)
            : texts.Count("Tickets.List.Open", (int)Standing.OpenTickets);

    private Section Yours() =>
        new("yours", texts["Account.Yours"], [.. Personal().Where(w => IsCustomer || w.Address != Links.Account.Deletion)]);

    private IEnumerable<Link> Personal() =>
        [
            new(
                Links.Account.Addresses,
                texts["Addresses.Title"],
                Standing.SecondEmail is { } second ? $"{Me.Email}, {second}" : $"{Me.Email} · {texts["Account.NoSecond"]}"
            ),
            new(Links.Account.Contact, texts["Contact.Title"], ""),
            new(Links.Account.Consents, texts["Consents.Title"], ""),
            new(Links.Account.Details, texts["Details.Title"], $"{Me.Name}"),
            new(Links.Account.Data, texts["Data.Title"], ""),
            new(Links.Account.Deletion, texts["Deletion.Title"], ""),
            new(Links.Help.Passwords, texts["Passwords.Which"], ""),
        ];

    /// <summary>Some of the account's pages, under one heading.</summary>
    public sealed record Section(string Key, string Name, IReadOnlyList<Link> Ways);

    /// <summary>The way to a page, and how things stand there.</summary>
    public sealed record Link(string Address, string Name, string State);

    /// <summary>A request that is open.</summary>
    public sealed record OpenRequest
    {
        public required string Reference { get; init; }

        public required string Subject { get; init; }

        public required string Language { get; init; }

        public required string State { get; init; }

        /// <summary>True while the customer is asked for something.</summary>
        public bool Waits => State is "Pending" or "Resolved";
    }

    /// <summary>How the account stands.</summary>
    public sealed record State
    {
        public string? SecondEmail { get; init; }

        public DateTimeOffset? PasswordChangedAt { get; init; }

        public required bool SecondStep { get; init; }

        public required long Passkeys { get; init; }

        public required long Codes { get; init; }

        public required long OpenTickets { get; init; }

        /// <summary>Those among them that wait for the customer.</summary>
        public required long WaitingTickets { get; init; }

        public DateTimeOffset? DueAt { get; init; }
    }
}
