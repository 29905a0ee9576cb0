using Portal.Web.Provider;
using Portal.Web.Router.Library;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Router.Setup;

/// <summary>What the steps of a set-up show, one to a page or all on one.</summary>
/// <param name="way">What is known.</param>
/// <param name="own">The reader's own line; null when nothing is known of it.</param>
/// <param name="isSignedIn">True when a sign-in would not help.</param>
/// <param name="html">The texts as HTML.</param>
/// <param name="reader">The language of the reader.</param>
/// <param name="links">The links of that language.</param>
public sealed class SetupView(SetupWay way, OwnLine? own, bool isSignedIn, RouterHtml html, Language reader, PageLinks links)
{
    public SetupWay Way => way;

    public OwnLine? Own => own;

    public bool IsSignedIn => isSignedIn;

    public RouterModel Model => way.Model;

    public Language Reader => reader;

    public RouterText Text => Model.In(reader);

    /// <summary>The language the texts are really in, when it is not the reader's.</summary>
    public string? Foreign => Text.Language == reader.Code ? null : Text.Language;

    /// <summary>What is said before the cable is touched.</summary>
    public IReadOnlyList<string> CableWarnings =>
        Way.Line switch
        {
            Technology.Fibre => [Sentence("fibre_warning"), Sentence("phone_warning")],
            Technology.Wireless => [Sentence("roof_warning"), Sentence("phone_warning")],
            _ => [Sentence("phone_warning")],
        };

    public string Section(string name) => html.Section(Text, name, reader);

    public string Sentence(string name) => html.Sentence(name, reader);

    public string AddressOf(SetupStep step) => way.AddressOf(step, links);

    /// <summary>The address of a step once the line is chosen.</summary>
    public string With(SetupStep step, Technology line) => (way with { Line = line }).AddressOf(step, links);

    /// <summary>The address of a step once it is chosen how the line connects.</summary>
    public string With(SetupStep step, ConnectionKind connection) => (way with { Connection = connection }).AddressOf(step, links);
}
