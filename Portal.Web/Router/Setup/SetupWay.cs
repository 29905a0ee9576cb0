using Portal.Web.Help.Content;
using Portal.Web.Provider;
using Portal.Web.Router.Library;
using Portal.Web.Site.Links;

namespace Portal.Web.Router.Setup;

/// <summary>
/// What is known on the way through a set-up. It stands in the address of every step, so that the server remembers nothing.
/// </summary>
public sealed record SetupWay
{
    public const string LineName = "line";
    public const string ConnectionName = "connection";

    public required RouterModel Model { get; init; }

    /// <summary>What the line is made of; null when it still has to be asked.</summary>
    public Technology? Line { get; init; }

    /// <summary>How the line connects; null when it still has to be asked.</summary>
    public ConnectionKind? Connection { get; init; }

    /// <summary>True when the model leaves a choice of lines.</summary>
    public bool CanChangeLine => Model.Lines.Count > 1;

    public bool CanChangeConnection => Model.Connections.Count > 1;

    /// <summary>The sockets the cable of the line can go into.</summary>
    public IReadOnlyList<RouterPort> LinePorts
    {
        get
        {
            var own = Line switch
            {
                Technology.Fibre when Model.TakesFibre => PortUse.LineFibre,
                Technology.Dsl => PortUse.LineDsl,
                Technology.Cable => PortUse.LineCable,
                _ => PortUse.LineEthernet,
            };
            var fitting = Model.Ports.Where(p => p.Use == own).ToList();
            return fitting.Count > 0 || Line is null ? fitting : [.. Model.Ports.Where(p => p.Use == PortUse.LineEthernet)];
        }
    }

    /// <summary>The guide for who sees something else at a step.</summary>
    public string GuideAt(SetupStep step) =>
        (step, Line) switch
        {
            (SetupStep.Configure, _) => "line-login",
            (SetupStep.Check, _) => "no-internet",
            (SetupStep.Cable or SetupStep.Lamps, Technology.Fibre) => "fibre-signal",
            (SetupStep.Cable or SetupStep.Lamps, Technology.Cable) => "cable-signal",
            (SetupStep.Cable or SetupStep.Lamps, Technology.Dsl) => "dsl-signal",
            (SetupStep.Cable or SetupStep.Lamps, Technology.Wireless) => "wireless-signal",
            _ => "new-router",
        };

    /// <summary>What an address says; what does not fit the model counts as not said.</summary>
    public static SetupWay Read(RouterModel model, string? line, string? connection) =>
        new()
        {
            Model = model,
            Line = Only(model.Lines) ?? (EnumWords.TryRead<Technology>(line, out var made) && model.Lines.Contains(made) ? made : null),
            Connection =
                Only(model.Connections)
                ?? (EnumWords.TryRead<ConnectionKind>(connection, out var kind) && model.Connections.Contains(kind) ? kind : null),
        };

    /// <summary>The same with what is known of somebody's own line; what the address says counts for more.</summary>
    public SetupWay With(OwnLine? own) =>
        this with
        {
            Line = Line ?? (own?.Technology is { } made && Model.Lines.Contains(made) ? made : null),
            Connection =
                Connection ?? (own?.UserName is not null && Model.Connections.Contains(ConnectionKind.Pppoe) ? ConnectionKind.Pppoe : null),
        };

    /// <summary>The address of a step, with all that is known.</summary>
    public string AddressOf(SetupStep step, PageLinks links) => links.Routers.Step(Model.Key, EnumWords.Of(step), LineWord, ConnectionWord);

    public string PrintAddress(PageLinks links) => links.Routers.Print(Model.Key, LineWord, ConnectionWord);

    // What the model leaves no choice about stands in no address.
    private string? LineWord => Line is { } line && CanChangeLine ? EnumWords.Of(line) : null;

    private string? ConnectionWord => Connection is { } kind && CanChangeConnection ? EnumWords.Of(kind) : null;

    private static TChoice? Only<TChoice>(IReadOnlyList<TChoice> all)
        where TChoice : struct => all.Count == 1 ? all[0] : null;
}
