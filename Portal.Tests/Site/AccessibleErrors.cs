using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Portal.Tests.Site;

/// <summary>
/// What a page that refuses a form owes those who hear it: the title says so, they are led
/// to what is wrong, and each error is tied to its field.
/// </summary>
internal static partial class AccessibleErrors
{
    public static IEnumerable<string> Missing(IHtmlDocument page)
    {
        if (!Title().IsMatch(page.Title ?? ""))
            yield return $"the title does not say it: {page.Title}";
        if (page.QuerySelector("#errors") is not { } summary)
            yield return "no summary";
        else if (summary.GetAttribute("role") != "alert" || summary.GetAttribute("tabindex") != "-1" || !summary.HasAttribute("autofocus"))
            yield return "the summary does not take the focus";
        foreach (var link in page.QuerySelectorAll("#errors a"))
            if (!TakesFocus(page.GetElementById(link.GetAttribute("href")!.TrimStart('#'))))
                yield return $"leads nowhere: {link.TextContent}";
        var described = page.QuerySelectorAll("[aria-describedby]")
            .SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' '))
            .ToHashSet();
        foreach (var error in page.QuerySelectorAll("main .error:not([role=alert])"))
            if (!error.GetAncestors().Prepend(error).OfType<IElement>().Any(e => e.Id is { Length: > 0 } id && described.Contains(id)))
                yield return $"tied to no field: {error.TextContent}";
        foreach (var field in page.QuerySelectorAll("[aria-invalid=true]"))
            if (
                !(field.GetAttribute("aria-describedby") ?? "")
                    .Split(' ')
                    .Any(id =>
                        page.GetElementById(id) is { } said
                        && (said.ClassList.Contains("error") || said.QuerySelector(".error") is not null)
                    )
            )
                yield return $"does not say what is wrong: {field.Id}";
    }

    private static bool TakesFocus(IElement? element) =>
        element is IHtmlInputElement or IHtmlTextAreaElement or IHtmlSelectElement or IHtmlButtonElement
        || element?.HasAttribute("tabindex") == true;

    [GeneratedRegex("^(Error|Fehler|Erro|Ошибка): ")]
    private static partial Regex Title();
}
