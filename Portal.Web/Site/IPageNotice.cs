namespace Portal.Web.Site;

/// <summary>
/// Knows what somebody should know before they read on: an outage. Asked for every page that is rendered, so it answers from memory.
/// </summary>
public interface IPageNotice
{
    /// <summary>What to say above the page; null for nothing. For those who are signed in it may be about their own line.</summary>
    ValueTask<PageNotice?> ForAsync(HttpContext context);
}

/// <summary>One line above a page.</summary>
/// <param name="Text">What is the matter.</param>
/// <param name="Lang">The language of the text, when it is not the page's.</param>
/// <param name="More">What the link says.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="IsOwn">True when it is about the reader's own line.</param>
public sealed record PageNotice(string Text, string? Lang, string More, string Address, bool IsOwn)
{
    /// <summary>The instant that stands at {0} of the text; null when it names none.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Reported when what stands above every page has changed.</summary>
    public const string Tag = "notice";
}
