namespace Portal.Web.Site.Links;

/// <summary>The addresses of one language, by part of the site.</summary>
public sealed class PageLinks(LinkWriter to)
{
    public string Home => to.Home;

    public HelpLinks Help { get; } = new(to);

    public StatusLinks Status { get; } = new(to);

    public IncidentLinks Incidents { get; } = new(to);

    public SignInLinks SignIn { get; } = new(to);

    public SignUpLinks SignUp { get; } = new(to);

    public PasswordResetLinks PasswordReset { get; } = new(to);

    public PeopleLinks People { get; } = new(to);

    public AccountLinks Account { get; } = new(to);

    public TicketLinks Tickets { get; } = new(to);

    public AgentLinks Agents { get; } = new(to);
}
