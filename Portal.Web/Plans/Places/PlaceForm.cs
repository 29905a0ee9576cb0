using Portal.Web.Site;

namespace Portal.Web.Plans.Places;

/// <summary>The question for an address, as two pages ask it.</summary>
/// <param name="Place">What was asked before.</param>
/// <param name="Language">The language of the page.</param>
/// <param name="Button">What its button says.</param>
/// <param name="Action">The page that answers.</param>
/// <param name="Extras">Codes of extras that go along.</param>
public sealed record PlaceForm(ReadPlace Place, Language Language, string Button, string Action, IReadOnlyList<string> Extras);
