using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Portal.Web.Site.Forms;

/// <summary>What is wrong with a form, as its page says it.</summary>
public static class FormErrors
{
    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public static string? Of(ModelStateDictionary state, string field) =>
        state.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <inheritdoc cref="Of"/>
    public static string? ErrorOf(this PortalPage page, string field) => Of(page.ModelState, field);

    /// <summary>All of it, each with the name its field has in the page, in the order of the fields.</summary>
    public static IEnumerable<(string Field, string Message)> Errors(this PortalPage page) =>
        from entry in page.ModelState
        where entry.Value is { Errors.Count: > 0 }
        let place = page.Form.Fields.ToList().FindIndex(f => string.Equals(f, entry.Key, StringComparison.OrdinalIgnoreCase))
        orderby place < 0 ? int.MaxValue : place
        select (NameOf(entry.Key), entry.Value.Errors[0].ErrorMessage);

    /// <summary>The name of a bound property in a form: "SecondEmail" is "secondEmail" there.</summary>
    public static string NameOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);

    /// <summary>Nothing is wrong with the form: it could not be saved, and may be sent again.</summary>
    internal static void SayUnavailable(this PortalPage page)
    {
        page.ModelState.Clear();
        (page.Form.ErrorsTitle, page.Form.IsUnavailable) = ("Form.AwayTitle", true);
        page.AddError("", page.Form.UnavailableText);
        page.Response.Headers.RetryAfter = "10";
    }
}
