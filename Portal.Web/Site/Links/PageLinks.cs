namespace Portal.Web.Site.Links;

/// <summary>The addresses of one language, by part of the site.</summary>
public sealed class PageLinks(LinkWriter to)
{
    public string Home => to.Home;

    public HelpLinks Help => field ??= new(to);

    public BillLinks Bills => field ??= new(to);

    public PlanLinks Plans => field ??= new(to);

    public CatalogueLinks Catalogue => field ??= new(to);

    public BuyingLinks Buying => field ??= new(to);

    public LeavingLinks Leaving => field ??= new(to);

    public StatusLinks Status => field ??= new(to);

    public IncidentLinks Incidents => field ??= new(to);

    public SignInLinks SignIn => field ??= new(to);

    public SignUpLinks SignUp => field ??= new(to);

    public PasswordResetLinks PasswordReset => field ??= new(to);

    public PeopleLinks People => field ??= new(to);

    public ExternalLinks External => field ??= new(to);

    public ConnectLinks Connect => field ??= new(to);

    public AccountLinks Account => field ??= new(to);

    public GuideLinks Guides => field ??= new(to);

    public RouterLinks Routers => field ??= new(to);

    public RouterControlLinks RouterControl => field ??= new(to);

    public TicketLinks Tickets => field ??= new(to);

    public AgentLinks Agents => field ??= new(to);
}
