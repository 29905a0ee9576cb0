using Portal.Web.Site.Forms;

namespace Portal.Web.Tickets.Tracking;

/// <summary>How it went, as somebody says it.</summary>
public sealed record SurveyInput
{
    public const int MaxTextLength = 2000;

    /// <summary>1 to 5.</summary>
    [Choice("1", "2", "3", "4", "5", Missing = "Tickets.Survey.Missing")]
    public string Score { get; init; } = "";

    [Lines(MaxTextLength)]
    public string Comment { get; init; } = "";

    /// <summary>The score as a number, once it is known to be one.</summary>
    public int ToNumber() => Score[0] - '0';
}
