using System.Globalization;
using Portal.Web.Site;

namespace Portal.Web.Search;

/// <summary>What the address of a search page asks for.</summary>
/// <param name="Text">What was typed, well-formed and without blanks around it; may be empty.</param>
/// <param name="Topic">The key of a topic, or what stands in its place; may be empty.</param>
/// <param name="Number">The page of the results, from 1.</param>
public sealed record SearchAddress(string Text, string Topic, int Number)
{
    private const int LastPage = 10;
    private const int MaxTextLength = 256;
    private const string End = "/search";

    private static readonly string[] Known = ["q", "topic", "page"];

    // Read from the address itself: binding would cost as much as finding the articles.
    public static SearchAddress From(HttpRequest request)
    {
        var query = request.Query;
        var number = int.TryParse(query["page"], CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1;
        return new(WellFormed(query["q"].ToString().Trim()), query["topic"].ToString(), number);
    }

    /// <summary>
    /// What two requests share that are answered by the same page. Null with a parameter that is not known or stands twice: such an address
    /// is answered anew each time.
    /// </summary>
    public static string? KeyOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (!path.EndsWith(End, StringComparison.Ordinal) || Language.FromPath(request.Path)?.Home.Length != path.Length - End.Length)
            return null;
        foreach (var (name, values) in request.Query)
            if (values.Count != 1 || !Known.Contains(name))
                return null;
        var address = From(request);
        return address.Text.Length is > 0 and <= MaxTextLength && IsPlain(address.Text) && IsPlain(address.Topic)
            ? $"{path}\n{address.Text}\n{address.Topic}\n{address.Number}"
            : null;
    }

    // Lines part the key.
    private static bool IsPlain(string text) => text.Length <= MaxTextLength && !text.Any(char.IsControl);

    // A lone surrogate can be typed into an address but not be written into one.
    private static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? text : string.Concat(text.EnumerateRunes());
}
