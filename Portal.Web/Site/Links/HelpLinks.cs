namespace Portal.Web.Site.Links;

/// <summary>The help centre and its search.</summary>
public sealed class HelpLinks(LinkWriter to)
{
    public string Index => to.Page("/Help/Index");

    public string Passwords => to.Page("/Help/Passwords");

    public string Feed => to.Endpoint("Help.Feed");

    public string Manifest => to.Endpoint("Manifest");

    public string OpenSearch => to.Endpoint("Search.OpenSearch");

    public string SearchSuggestions => to.Endpoint("Search.Suggestions");

    public string SearchStatistics => to.Page("/Insights/Searches");

    public string Article(string slug) => to.Page("/Help/Read", ("slug", slug));

    public string Topic(string slug) => to.Page("/Help/TopicPage", ("slug", slug));

    public string Vote(string slug) => to.Page("/Help/Vote", ("slug", slug));

    public string Search(string? text = null, string? topic = null, int? page = null) =>
        to.Page("/Search/Index", ("q", text), ("topic", topic), ("page", page));

    /// <summary>The results as a reader sees them, without being counted.</summary>
    public string TrySearch(string text) => to.Page("/Search/Index", ("q", text), ("try", "true"));

    /// <summary>What readers look for, in one of the lists.</summary>
    public string SearchList(Language of, int days, string list, int? page) =>
        to.Page("/Insights/Searches", ("of", of.Code), ("days", days), ("list", list), ("page", page));
}
