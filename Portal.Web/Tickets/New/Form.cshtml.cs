using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Help;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Search;
using Portal.Web.Site;
using Portal.Web.Status;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.New;

/// <summary>
/// The form of one type of request. Before it is filed, articles that may answer it are shown once more; with or without scripts the words
/// are typed once.
/// </summary>
[RequestSizeLimit(MaxFormSize)]
[WithoutDatabase]
[RequestFormLimits(MultipartBodyLengthLimit = MaxFormSize, ValueCountLimit = 200, ValueLengthLimit = 256 * 1024)]
public sealed class FormModel(
    TicketService desk,
    GuestLinks links,
    TicketPrefill came,
    ArticleSuggester suggester,
    AttemptLimits limits,
    TicketOptions options,
    TicketAccess access,
    AttachmentService attachments,
    IncidentCache incidents,
    OutagePersistsPrefill still,
    IStringLocalizer<Text> texts
) : TicketFormPage(attachments, texts)
{
    private static readonly string[] NotCarried = ["act", "remove", "form-token", "handler"];

    public TicketFormInput Input { get; } = new();

    public TicketType Type { get; private set; }

    public Me? Me => HttpContext.Me();

    public Article? Article { get; private set; }

    /// <summary>What is known of a fault: the incident they come from, or the one that affects a line of theirs.</summary>
    public Incident? Known { get; private set; }

    public Ticket? Followed { get; private set; }

    public IReadOnlyList<Service> Services { get; private set; } = [];

    /// <summary>True on the page before sending.</summary>
    public bool Checking { get; private set; }

    public IReadOnlyList<FoundArticle> Suggested { get; private set; } = [];

    public IReadOnlyList<TicketPrefill.OpenTicket> Similar { get; private set; } = [];

    /// <summary>What was typed, on its way through the page before sending.</summary>
    public IEnumerable<(string Name, string Value)> Carried =>
        Request.Form.Where(f => !NotCarried.Contains(f.Key)).SelectMany(f => f.Value, (f, value) => (f.Key, value ?? ""));

    public string Here => Links.Tickets.NewOf(TicketForms.Word(Type));

    public async Task<IActionResult> OnGetAsync(string type, string? from, string? q, CancellationToken ct)
    {
        if (!Find(type))
            return NotFound();
        (Input.Article, Input.Search) = (came.ArticleOf(from, Language), q is { Length: > 0 and <= 256 } ? q : null);
        Input.Came = Input.Article;
        Input.Incident = Request.Query["incident"];
        Input.Topic = TicketForms.TopicsOf(Type).FirstOrDefault(topic => topic == Request.Query["topic"]);
        Input.Follows = Request.Query["follows"];
        if (Me is { } me)
            (Input.Name, Input.Mail) = (me.Name, me.Email);
        await ReadAsync(ct);
        Input.Incident = Known?.Reference;
        if (Known is { } known)
            Input.Service = OutagePersistsPrefill.LineOf(known, Services)?.Number;
        if (Known is { State: IncidentState.Resolved } over)
            Words = still.Fill(Input, over, Language);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string type, CancellationToken ct)
    {
        if (!Find(type))
            return NotFound();
        Input.Fill(Request.Form);
        if (Me is { } me && Act == "change" && Input.Mail == "")
            Input.Mail = me.Email; // what could not be added to another request comes without it
        return await SendAsync(ct);
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        if (!Find((string?)RouteData.Values["type"]))
            return NotFound();
        Input.Fill(Request.Form);
        await ReadAsync(HttpContext.RequestAborted);
        await KeepFilesAsync(HttpContext.RequestAborted);
        return await base.StaleAsync();
    }

    private async Task<IActionResult> SendAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (await TakeFilesAsync(ct))
            return IsValid ? Page() : Invalid();
        await ReportMissingFilesAsync(ct);
        if (Act == "change")
            return Page();
        var filed = Checked();
        if (!IsValid)
            return Invalid();
        if (Act != "confirm" && !await desk.IsOpenedAsync(filed.FormKey, PersonId, ct) && await HasSomethingToShowAsync(ct))
        {
            Checking = true;
            return Page();
        }

        return await FileAsync(filed, ct);
    }

    private async Task<IActionResult> FileAsync(NewTicket filed, CancellationToken ct)
    {
        if (
            !await desk.IsOpenedAsync(filed.FormKey, PersonId, ct)
            && await limits.TakeAsync(Turns(), ct) is var wait
            && wait > TimeSpan.Zero
        )
            return TooManyAttempts(wait);
        var ticket = await desk.OpenAsync(filed, ct);
        if (Me is null)
            await links.HoldAsync(HttpContext, ticket.Reference, ct);
        return Redirect(Links.Tickets.Receipt(ticket.Reference));
    }

    private IReadOnlyList<Attempt> Turns() =>
        Me is { } me
            ? [Attempt.ForPerson("ticket", me, 2 * options.FreeOfBrowser)]
            :
            [
                Attempt.ForBrowser("ticket", HttpContext, options.FreeOfBrowser),
                .. Attempt.ForNetworks("ticket", HttpContext, options.FreeOfNetwork),
            ];

    private bool Find(string? type)
    {
        if (TicketForms.Read(type) is not { } known)
            return false;
        Type = known;
        (Metadata.Title, Metadata.Script) = (Texts[$"Tickets.Ask.Title.{Type}"], "js/tickets.js");
        return true;
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Article = came.Article(Input.Came, Language);
        Services = TicketForms.AsksForService(Type) ? await came.ServicesAsync(HttpContext, ct) : [];
        Known =
            Type == TicketType.Fault
                ? await incidents.FindAsync(Input.Incident, ct) ?? Services.Select(AffectingNow).FirstOrDefault(i => i is not null)
                : null;
        Followed = Input.Follows is { Length: > 0 } ? await access.FindAsync(HttpContext, Input.Follows, ct) : null;
        await ReadFilesAsync(ct);
    }

    private Incident? AffectingNow(Service line) =>
        incidents.Affecting(line.Address.Postcode, line.Node, line.Technology).FirstOrDefault(i => i.State != IncidentState.Scheduled);

    // Whoever says that an outage is not over has waited long enough: no article ends it.
    private bool IsStillBroken => Known is { State: IncidentState.Resolved } over && Input.Incident == over.Reference;

    private async Task<bool> HasSomethingToShowAsync(CancellationToken ct)
    {
        if (!IsStillBroken)
            Suggested = await suggester.FindAsync(Type, Language, Input.Subject, Words, ct);
        Similar = Followed is null ? await came.OpenAsync(HttpContext, Type, ct) : [];
        return Suggested.Count + Similar.Count > 0;
    }

    private NewTicket Checked()
    {
        var topic = TicketForms.TopicsOf(Type).FirstOrDefault(t => t == Input.Topic);
        if (topic is null)
            AddError("topic", "Tickets.Ask.TopicMissing");
        foreach (var field in TicketForms.FieldsOf(Type).Where(f => f.IsChoice && !f.Choices.Contains(Input.Field(f.Name))))
            AddError(field.Name, $"Tickets.Ask.ChoiceMissing.{field.Name}");
        var fields = TicketForms
            .FieldsOf(Type)
            .ToDictionary(
                f => f.Name,
                f => f.IsChoice ? Input.Field(f.Name) : OptionalLine(f.Name, Input.Field(f.Name), TicketFormField.MaxLength)
            );
        if (Me is null && OptionalLine("number", Input.Number, CustomerNumber.MaxLength) is { Length: > 0 } number)
            fields["number"] = number; // as they say: it opens nothing
        var service = Services.FirstOrDefault(s => s.Number == Input.Service);
        var device = Services.SelectMany(s => s.Devices).FirstOrDefault(d => d.Serial == Input.Device);
        var subject = Line("subject", Input.Subject, 120, "Tickets.Ask.SubjectMissing");
        var words = Lines("words", Words, "Tickets.Ask.WordsMissing");
        var (name, mail) = (Me?.Name ?? Line("name", Input.Name, 100, "Tickets.Ask.NameMissing"), Reachable());
        return new NewTicket
        {
            FormKey = FormKeyOf(),
            FilesKey = SentFormOf().FilesKey,
            Type = Type,
            Topic = topic ?? "",
            Fields = fields.Where(f => f.Value != "").ToDictionary(),
            Subject = subject,
            Words = words,
            Name = name,
            Mail = mail,
            IsMailProven = IsOwn(mail),
            Phone = OptionalLine("phone", Input.Phone, 40),
            Language = Language.Code,
            ReceiptsPerHour = IsOwn(mail) ? null : options.MailsPerHour,
            PersonId = Me?.PersonId,
            CustomerNumber = Me?.CustomerNumber,
            ServiceNumber = service?.Number,
            DeviceSerial = device?.Serial,
            Incident = Input.Incident == Known?.Reference ? Known?.Reference : null,
            Broken = Type == TicketType.Fault ? Broken(service) : null,
            Article = came.Article(Input.Article, Language)?.Key,
            Tried = Tried(),
            FollowsId = Followed?.Id,
            Visitor = Deflection.VisitorOf(Request.Cookie(SolvedModel.Cookie)),
            Actor = Me?.Target ?? "guest",
        };
    }

    // Three of these from one place make a suspicion.
    private Report Broken(Service? line) =>
        new()
        {
            Kind = ReportKind.Ticket,
            Who = Me?.Target ?? $"ticket:{FormKeyOf()}",
            PersonId = Me?.PersonId,
            Node = line?.Node,
            Postcode = line?.Address.Postcode,
            Technology = line?.Technology ?? Technology.Unknown,
            Incident = Input.Incident == Known?.Reference ? Known?.Reference : null,
            Network = ClientNetwork.NameOf(HttpContext),
        };

    private bool IsOwn(string mail) => string.Equals(Me?.Email, mail, StringComparison.OrdinalIgnoreCase);

    private string Reachable()
    {
        var mail = Mailbox("mail", Input.Mail);
        if (mail != "" && !Messages.Mailbox.TryParse(mail, out _))
            AddError("mail", "Form.EmailShape");
        return mail;
    }

    private IReadOnlyList<AttemptedStep> Tried() =>
        [
            .. Input
                .Read.Prepend(Input.Article ?? "")
                .Distinct()
                .Take(10)
                .Select(key => came.Article(key, Language))
                .OfType<Article>()
                .Select(a => new AttemptedStep("article", a.Key)),
            .. OptionalLine("search", Input.Search, 256) is { Length: > 0 } search ? (AttemptedStep[])[new("search", search)] : [],
        ];
}
