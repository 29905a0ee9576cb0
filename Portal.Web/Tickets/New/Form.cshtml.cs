using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Help;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Search;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Status;

namespace Portal.Web.Tickets.New;

/// <summary>
/// The form of one type of request. Before it is filed, articles that may answer it are shown once more; with or without scripts the words
/// are typed once.
/// </summary>
[RequestSizeLimit(FormFiles.MaxFormSize)]
[WithoutDatabase]
[RequestFormLimits(MultipartBodyLengthLimit = FormFiles.MaxFormSize, ValueCountLimit = 200, ValueLengthLimit = 256 * 1024)]
public sealed class FormModel(
    TicketService tickets,
    GuestLinks links,
    TicketPrefill prefill,
    ArticleSuggester suggester,
    AttemptLimits limits,
    TicketOptions options,
    TicketAccess access,
    FormFiles files,
    IncidentCache incidents,
    OutagePersistsPrefill still,
    AttemptPrefill attempts
) : PortalPage
{
    private static readonly string[] NotCarried = ["act", "remove", "form-token", "handler"];

    [BindProperty]
    public TicketFormInput Input { get; set; } = new();

    [BindProperty]
    public SubmissionInput Submission { get; set; } = new();

    public override FormState Form { get; } =
        new()
        {
            HandlerValidates = true,
            ShowsWithoutData = true,
            UnavailableText = "Tickets.Ask.Fault",
        };

    public FormFiles Files => files;

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

    /// <summary>Who is signed in is asked for topic and words; the rest is folded until something in it is said or wrong.</summary>
    public bool IsUnfolded =>
        Files.Waiting.Count > 0
        || Files.Errors.Count > 0
        || TicketFormInput.FoldedOf(Type).Any(name => this.ErrorOf(name) is not null)
        || Input.SaysMore(Type, Me?.Email ?? "");

    public string Here => Links.Tickets.NewOf(TicketForms.Word(Type));

    public async Task<IActionResult> OnGetAsync(string type, string? from, string? q, CancellationToken ct)
    {
        if (!Find(type))
            return NotFound();
        (Input.Article, Input.Search) = (prefill.ArticleOf(from, Language), q is { Length: > 0 and <= 256 } ? q : "");
        Input.SourceArticle = Input.Article;
        Input.Incident = Request.Query["incident"];
        Input.Topic = TicketForms.TopicsOf(Type).FirstOrDefault(topic => topic == Request.Query["topic"]);
        Input.Follows = Request.Query["follows"];
        if (Me is { } me)
            (Input.Name, Input.Email) = (me.Name, me.Email);
        await ReadAsync(ct);
        Input.Incident = Known?.Reference;
        if (Known is { } known)
            Input.Service = OutagePersistsPrefill.LineOf(known, Services)?.Number;
        if (Known is { State: IncidentState.Resolved } over)
            still.Fill(Input, over, Language);
        await attempts.FillAsync(Input, Request.Query["guide"], Language, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string type, CancellationToken ct)
    {
        if (!Find(type))
            return NotFound();
        await ReadAsync(ct);
        if (await files.TakeAsync(this, Submission, ct))
            return Shown();
        await files.ReportMissingAsync(this, Submission, ct);
        if (Submission.Act == "change")
            return Page();
        var filed = Checked();
        if (!ModelState.IsValid)
            return Shown();
        if (Submission.Act != "confirm" && !await tickets.IsOpenedAsync(filed.FormKey, PersonId, ct) && await HasSomethingToShowAsync(ct))
        {
            Checking = true;
            return Page();
        }

        return await FileAsync(filed, ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!Find((string?)RouteData.Values["type"]))
            return NotFound();
        await ReadAsync(ct);
        await files.KeepAsync(this, Submission, ct);
        return Page();
    }

    private PageResult Shown() => ModelState.IsValid ? Page() : PageWith(StatusCodes.Status422UnprocessableEntity);

    private async Task<IActionResult> FileAsync(NewTicket filed, CancellationToken ct)
    {
        if (
            !await tickets.IsOpenedAsync(filed.FormKey, PersonId, ct)
            && await limits.TakeAsync(Turns(), ct) is var wait
            && wait > TimeSpan.Zero
        )
            return await this.TooManyAttemptsAsync(wait, ct);
        var ticket = await tickets.OpenAsync(filed, ct);
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
        if (IsPosted)
            Input.Fill(Request.Form, Type);
        if (IsPosted && Me is { } me)
            (Input.Name, Input.Email) = (me.Name, Submission.Act == "change" && Input.Email == "" ? me.Email : Input.Email);
        return true;
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Article = prefill.Article(Input.SourceArticle, Language);
        Services = TicketForms.AsksForService(Type) ? await prefill.ServicesAsync(HttpContext, ct) : [];
        Known =
            Type == TicketType.Fault
                ? await incidents.FindAsync(Input.Incident, ct) ?? Services.Select(AffectingNow).FirstOrDefault(i => i is not null)
                : null;
        Followed = Input.Follows is { Length: > 0 } ? await access.FindAsync(HttpContext, Input.Follows, ct) : null;
        if (!IsPosted)
            await files.ReadAsync(this, Submission, ct);
    }

    private Incident? AffectingNow(Service line) =>
        incidents.Affecting(line.Address.Postcode, line.Node, line.Technology).FirstOrDefault(i => i.State != IncidentState.Scheduled);

    // Whoever says that an outage is not over has waited long enough: no article ends it.
    private bool IsStillBroken => Known is { State: IncidentState.Resolved } over && Input.Incident == over.Reference;

    private async Task<bool> HasSomethingToShowAsync(CancellationToken ct)
    {
        if (!IsStillBroken)
            Suggested = await suggester.FindAsync(Type, Language, Input.Subject, Input.Text, ct);
        Similar = Followed is null ? await prefill.OpenAsync(HttpContext, Type, ct) : [];
        return Suggested.Count + Similar.Count > 0;
    }

    private NewTicket Checked()
    {
        if (Me is not null)
            Input.Complete(Type);
        TryValidateModel(Input, "");
        if (Me is not null && Input.Text == "")
            ModelState.Remove(nameof(Input.Subject)); // one missing thing is reported once
        Form.InOrder(TicketFormInput.NamesOf(Type));
        var topic = TicketForms.TopicsOf(Type).FirstOrDefault(t => t == Input.Topic);
        if (topic is null)
            AddError("topic", "Tickets.Ask.TopicMissing");
        foreach (var field in TicketForms.FieldsOf(Type))
            Check(field);
        var fields = TicketForms.FieldsOf(Type).ToDictionary(f => f.Name, f => Input.Field(f.Name));
        if (Me is null)
            fields["number"] = Input.Number;
        var service = Services.FirstOrDefault(s => s.Number == Input.Service);
        var device = Services.SelectMany(s => s.Devices).FirstOrDefault(d => d.Serial == Input.Device);
        var (form, mail) = (Submission.FormOf(HttpContext), EmailAddress.Canonical(Input.Email));
        return new NewTicket
        {
            FormKey = form.Key,
            FilesKey = form.FilesKey,
            Type = Type,
            Topic = topic ?? "",
            Fields = fields.Where(f => f.Value != "").ToDictionary(),
            Subject = Input.Subject,
            Text = Input.Text,
            Name = Input.Name,
            Email = mail,
            IsEmailConfirmed = IsOwn(mail),
            Phone = Input.Phone,
            Language = Language.Code,
            ReceiptsPerHour = IsOwn(mail) ? null : options.MailsPerHour,
            PersonId = Me?.PersonId,
            CustomerNumber = Me?.CustomerNumber,
            ServiceNumber = service?.Number,
            DeviceSerial = device?.Serial,
            Incident = Input.Incident == Known?.Reference ? Known?.Reference : null,
            Broken = Type == TicketType.Fault ? Broken(service) : null,
            Article = prefill.Article(Input.Article, Language)?.Key,
            AttemptedSteps = AttemptedSteps(),
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
            Reporter = Me?.Target ?? $"ticket:{Submission.Key}",
            PersonId = Me?.PersonId,
            Node = line?.Node,
            Postcode = line?.Address.Postcode,
            Technology = line?.Technology ?? Technology.Unknown,
            Incident = Input.Incident == Known?.Reference ? Known?.Reference : null,
            Network = ClientNetwork.NameOf(HttpContext),
        };

    private bool IsOwn(string mail) => string.Equals(Me?.Email, mail, StringComparison.OrdinalIgnoreCase);

    private long? PersonId => Me?.PersonId;

    private void Check(TicketFormField field)
    {
        var typed = Input.Field(field.Name);
        if (field.IsChoice && !field.Choices.Contains(typed))
            AddError(field.Name, $"Tickets.Ask.ChoiceMissing.{field.Name}");
        else if (!field.IsChoice && typed != "" && new LineAttribute(TicketFormField.MaxLength).FaultOf(typed) is { } fault)
            AddError(field.Name, fault.Key, fault.Values);
    }

    private IReadOnlyList<AttemptedStep> AttemptedSteps() =>
        [
            .. Input
                .Read.Where(key => key.Length < 100)
                .Prepend(Input.Article ?? "")
                .Distinct()
                .Take(10)
                .Select(key => prefill.Article(key, Language))
                .OfType<Article>()
                .Select(a => new AttemptedStep("article", a.Key)),
            .. attempts.StepsOf(Input),
            .. Input.Search != "" ? (AttemptedStep[])[new("search", Input.Search)] : [],
        ];
}
