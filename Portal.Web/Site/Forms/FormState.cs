namespace Portal.Web.Site.Forms;

/// <summary>What a page knows of its form beside what was typed and what is wrong with it, which ModelState holds.</summary>
public sealed class FormState
{
    private readonly List<string> order = [];

    /// <summary>The key of the text above what is wrong.</summary>
    public string ErrorsTitle { get; set; } = "Form.Errors";

    /// <summary>The key of the text for a form that could not be saved.</summary>
    public string UnavailableText { get; init; } = "Form.Away";

    /// <summary>True for a page whose handler says itself when what was typed is checked: not while files are added, for one.</summary>
    public bool HandlerValidates { get; init; }

    /// <summary>True for a page that can be shown though nothing could be read for it.</summary>
    public bool ShowsWithoutData { get; init; }

    /// <summary>True when what somebody typed before they had to sign in stands in the form again; the page says so.</summary>
    public bool IsRestored { get; set; }

    /// <summary>True when the form could not be saved: there is nothing else to say of it then.</summary>
    public bool IsUnavailable { get; internal set; }

    /// <summary>
    /// Fields whose time comes twice, because the clocks go back: they ask which one is meant, and hold what was answered.
    /// </summary>
    public Dictionary<string, string> AmbiguousTimes { get; } = [];

    /// <summary>The fields of the form as they follow each other: what is wrong is listed in that order.</summary>
    public IReadOnlyList<string> Fields => order;

    /// <summary>Says how the fields follow each other where the record that is bound does not say it.</summary>
    public void InOrder(IEnumerable<string> fields)
    {
        order.Clear();
        order.AddRange(fields);
    }

    internal void Order(string field)
    {
        if (!order.Contains(field, StringComparer.OrdinalIgnoreCase))
            order.Add(field);
    }
}
