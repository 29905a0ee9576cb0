using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace Portal.Web.Site.Forms;

/// <summary>
/// Names that fields of forms had before. What was typed under them is still read: in a tab that was open while the portal was updated, in
/// a form that was saved until its sender had signed in, and in a draft that a browser keeps for its tab. None of these outlives a tab, so
/// this class and its three uses may go a few months after the last portal was updated.
/// </summary>
internal sealed class FormerFields : IValueProviderFactory
{
    // Some have a language behind them: "words-en".
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["came"] = "sourceArticle",
        ["mail"] = "email",
        ["opinion"] = "comment",
        ["readysaying"] = "cannedText",
        ["readytitle"] = "cannedTitle",
        ["who"] = "recipient",
        ["words"] = "text",
    };

    /// <summary>For the script that puts drafts back.</summary>
    public static string Json { get; } = JsonSerializer.Serialize(Names);

    /// <summary>A form with the present names of its fields.</summary>
    public static Dictionary<string, StringValues> Rename(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var fields = new Dictionary<string, StringValues>(sent, StringComparer.OrdinalIgnoreCase);
        foreach (var (field, value) in fields.ToList())
            if (Present(field) is { } name && fields.Remove(field))
                fields.TryAdd(name, value);
        return fields;
    }

    /// <summary>Renames the fields of a form before anything binds or reads them.</summary>
    public async Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        var request = context.ActionContext.HttpContext.Request;
        if (!request.HasFormContentType)
            return;
        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            if (form.Keys.Any(field => Present(field) is not null))
                request.Form = new FormCollection(Rename(form), form.Files);
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            // the framework reads it next, and says so
        }
    }

    private static string? Present(string field)
    {
        var former = field.Split('-', 2)[0];
        return Names.TryGetValue(former, out var name) ? name + field[former.Length..] : null;
    }
}
