using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace Portal.Web.Site.Forms;

/// <summary>What a form holds: one record that the framework binds and checks.</summary>
internal static class FormInput
{
    public static bool Is(Type type) => type.IsClass && type != typeof(string) && !type.IsArray && !type.IsGenericType;

    /// <summary>Puts what was saved back into what a page binds. What the page itself read stands where nothing was typed.</summary>
    /// <returns>False when that is what the page shows of itself.</returns>
    public static async Task<bool> FillAsync(PortalPage page, IReadOnlyDictionary<string, string?[]> typed)
    {
        var differs = false;
        var form = new FormCollection(FormerFields.Rename(typed.Select(t => KeyValuePair.Create(t.Key, new StringValues(t.Value)))));
        var values = new FormValueProvider(BindingSource.Form, form, CultureInfo.CurrentCulture);
        foreach (var bound in page.PageContext.ActionDescriptor.BoundProperties.Where(b => Is(b.ParameterType)))
        {
            if (page.GetType().GetProperty(bound.Name)?.GetValue(page) is not { } input)
                continue;
            var before = JsonSerializer.Serialize(input, bound.ParameterType);
            await page.UpdateAsync(input, bound.ParameterType, values);
            differs |= before != JsonSerializer.Serialize(input, bound.ParameterType);
        }

        return differs;
    }
}
