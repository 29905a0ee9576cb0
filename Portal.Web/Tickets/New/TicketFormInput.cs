using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site.Forms;

namespace Portal.Web.Tickets.New;

/// <summary>What somebody typed and chose. It is checked when the form is sent, not while files are added to it.</summary>
public sealed class TicketFormInput
{
    public const int MaxSubjectLength = 120;
    public const int MaxTextLength = 8000;

    private readonly Dictionary<string, string> fields = [];

    public string? Topic { get; set; }

    [Line(MaxSubjectLength, Missing = "Tickets.Ask.SubjectMissing")]
    public string Subject { get; set; } = "";

    [Lines(MaxTextLength, Missing = "Tickets.Ask.TextMissing")]
    public string Text { get; set; } = "";

    [Line(100, Missing = "Tickets.Ask.NameMissing")]
    public string Name { get; set; } = "";

    [Recipient]
    public string Email { get; set; } = "";

    [Line(40)]
    public string Phone { get; set; } = "";

    /// <summary>A customer number, as they say: it opens nothing.</summary>
    [Line(CustomerNumber.MaxLength)]
    public string Number { get; set; } = "";

    public string? Service { get; set; }

    public string? Device { get; set; }

    /// <summary>The article they came from; it is shown even when they do not want it to travel along.</summary>
    public string? SourceArticle { get; set; }

    /// <summary>The same, while it travels along.</summary>
    public string? Article { get; set; }

    [Line(256)]
    public string Search { get; set; } = "";

    public string? Incident { get; set; }

    public string? Follows { get; set; }

    /// <summary>Articles they opened while they wrote.</summary>
    public string[] Read { get; set; } = [];

    /// <summary>What they did in a guide, step by step.</summary>
    public string[] AttemptStep { get; set; } = [];

    /// <summary>What came of each step, as they left it.</summary>
    public string[] AttemptResult { get; set; } = [];

    /// <summary>When each was done, where a script could tell.</summary>
    public string[] AttemptTime { get; set; } = [];

    /// <summary>The name of each in its guide, for that script.</summary>
    public string[] AttemptKey { get; set; } = [];

    /// <summary>The fields in the order of the page, as errors are listed.</summary>
    public static IEnumerable<string> NamesOf(TicketType type) =>
        ["topic", "subject", "text", .. TicketForms.FieldsOf(type).Select(f => f.Name), "name", "email", "phone", "number"];

    /// <summary>Those that are folded for somebody signed in; a fault in one of them opens them.</summary>
    public static IEnumerable<string> FoldedOf(TicketType type) =>
        ["subject", "email", "phone", .. TicketForms.FieldsOf(type).Select(f => f.Name)];

    /// <summary>What the form begins with.</summary>
    public void Set(string name, string value) => fields[name] = value;

    /// <summary>A field that only some types of tickets have.</summary>
    public string Field(string name) => fields.GetValueOrDefault(name, "");

    /// <summary>
    /// Who is signed in may say in their words alone what is the matter: the line above them is their beginning, and what was not chosen
    /// is not known.
    /// </summary>
    public void Complete(TicketType type)
    {
        if (Subject == "")
            Subject = TicketSubject.From(Text);
        foreach (var field in TicketForms.FieldsOf(type).Where(f => f.IsChoice && Field(f.Name) == ""))
            Set(field.Name, TicketForms.Unknown);
    }

    /// <summary>True when more was said than what is the matter, by somebody whose address is known.</summary>
    public bool SaysMore(TicketType type, string address) =>
        TypedSubject != ""
        || Phone != ""
        || !string.IsNullOrEmpty(Device)
        || !string.Equals(Email, address, StringComparison.OrdinalIgnoreCase)
        || TicketForms.FieldsOf(type).Any(f => Field(f.Name) is not ("" or TicketForms.Unknown));

    /// <summary>The line above the words, unless it is only their beginning.</summary>
    public string TypedSubject => Subject == TicketSubject.From(Text) ? "" : Subject;

    /// <summary>Takes over the fields that only some types of tickets have.</summary>
    public void Fill(IFormCollection form, TicketType type)
    {
        foreach (var field in TicketForms.FieldsOf(type))
            fields[field.Name] = $"{form[field.Name]}".Trim();
    }
}
