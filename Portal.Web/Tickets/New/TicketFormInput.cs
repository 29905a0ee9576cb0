namespace Portal.Web.Tickets.New;

/// <summary>What somebody typed and chose, as it came; nothing of it is checked yet.</summary>
public sealed class TicketFormInput
{
    private Dictionary<string, string> fields = [];

    public string? Topic { get; set; }

    public string? Subject { get; set; }

    public string? Name { get; set; }

    public string? Mail { get; set; }

    public string? Phone { get; set; }

    public string? Number { get; set; }

    public string? Service { get; set; }

    public string? Device { get; set; }

    /// <summary>The article they came from; it is shown even when they do not want it to travel along.</summary>
    public string? Came { get; set; }

    /// <summary>The same, while it travels along.</summary>
    public string? Article { get; set; }

    public string? Search { get; set; }

    public string? Incident { get; set; }

    public string? Follows { get; set; }

    /// <summary>Articles they opened while they wrote.</summary>
    public IReadOnlyList<string> Read { get; private set; } = [];

    /// <summary>What the form begins with.</summary>
    public void Set(string name, string value) => fields[name] = value;

    public string Field(string name) => fields.GetValueOrDefault(name, "");

    public void Fill(IFormCollection form)
    {
        fields = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        (Topic, Subject, Name, Mail, Phone, Number) = (
            Field("topic"),
            Field("subject"),
            Field("name"),
            Field("mail"),
            Field("phone"),
            Field("number")
        );
        (Service, Device, Came, Article, Search, Incident, Follows) = (
            Field("service"),
            Field("device"),
            Field("came"),
            Field("article"),
            Field("search"),
            Field("incident"),
            Field("follows")
        );
        Read = [.. form["read"].OfType<string>().Where(k => k.Length < 100)];
    }
}
