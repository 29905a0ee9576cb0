using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Tests.Hosting;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Tests.Map;

/// <summary>An address stands at its page and nowhere else: everything that links to it asks the routing.</summary>
public sealed partial class LinkTests
{
    // What is made without the site around it, and what only looks at the first part of an address.
    private static readonly string[] Known =
    [
        "Portal.Web/Help/HelpUrls.cs",
        "Portal.Web/Help/Content/Languages/IntentPages.cs",
        "Portal.Web/Operations/OutageHost.cs",
        "Portal.Web/Site/Links/OldAddresses.cs",
    ];

    private const string Sample = "twenty-characters-of";

    [Fact]
    public void No_view_writes_an_address_by_hand()
    {
        var wrong =
            from file in Repository.Below("Portal.Web/", ".cshtml")
            from line in Repository.Text(file).Split('\n')
            where WrittenInView().IsMatch(line)
            select $"{file}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_code_writes_an_address_by_hand()
    {
        var wrong =
            from file in Repository.Below("Portal.Web/", ".cs")
            where !Known.Contains(file)
            from line in Repository.Text(file).Split('\n')
            where WrittenInCode().IsMatch(line)
            select $"{file}: {line.Trim()}";
        Assert.Empty(wrong);
        Assert.All(Known, file => Assert.Matches(WrittenInCode(), Repository.Text(file)));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_link_leads_to_a_page_that_there_is(string part)
    {
        var links = typeof(PageLinks).GetProperty(part)!.GetValue(TestLinks.Site.In(Language.English))!;
        foreach (var (name, address) in AllOf(links))
            Assert.True(address.StartsWith("/en/", StringComparison.Ordinal) && !address.Contains('{'), $"{part}.{name}: {address}");
    }

    [Fact]
    public void What_articles_call_a_page_is_one()
    {
        var pages = AccessRoutes();
        foreach (var name in HelpUrls.Pages.Keys)
            Assert.Contains(pages, page => Fits(page, HelpUrls.Page("en", name, ContentSnapshot.Empty)!));
    }

    public static TheoryData<string> Parts =>
        [.. typeof(PageLinks).GetProperties().Where(p => p.PropertyType != typeof(string)).Select(p => p.Name)];

    private static IReadOnlyCollection<string> AccessRoutes() =>
        [
            .. Parts
                .SelectMany(p => AllOf(typeof(PageLinks).GetProperty((string)p.Data!)!.GetValue(TestLinks.Site.In("en"))!))
                .Select(l => l.Address.Split('?')[0]),
        ];

    // A link to a form names its kind; whether there is a form of that kind shows when the whole site is read.
    private static bool Fits(string page, string address) =>
        Regex.IsMatch(address, $"^{Regex.Escape(page).Replace(Sample, "[a-z-]+", StringComparison.Ordinal)}$");

    // Endpoints that are no pages are mapped with their names by their slices; the journeys ask for them.
    private static IEnumerable<(string Name, string Address)> AllOf(object links)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var member in links.GetType().GetMethods(Own).Where(m => m.ReturnType == typeof(string)))
            if (!IsEndpoint(links.GetType(), member.Name))
                yield return (member.Name, (string)member.Invoke(links, [.. member.GetParameters().Select(Value)])!);
        foreach (var method in links.GetType().GetMethods(Own).Where(m => m.ReturnType == typeof(AgentTicketLinks)))
        foreach (var each in AllOf(method.Invoke(links, ["R-1"])!))
            yield return each;
    }

    private static bool IsEndpoint(Type links, string member) =>
        Regex.IsMatch(
            Repository.Text($"Portal.Web/Site/Links/{links.Name}.cs"),
            $@"\b{Regex.Escape(member.Replace("get_", "", StringComparison.Ordinal))}\b[^;]*to\.Endpoint\("
        );

    private static object? Value(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) ? Sample
        : parameter.ParameterType == typeof(Language) ? Language.English
        : parameter.ParameterType == typeof(IReadOnlyList<string>) ? Array.Empty<string>()
        : parameter.ParameterType == typeof(object) ? 7
        : Activator.CreateInstance(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);

    [GeneratedRegex("""\b(href|action|formaction|src|data-\w+)="/(@|(en|de|es|pt|ru|ca)[/"])""")]
    private static partial Regex WrittenInView();

    [GeneratedRegex("""\$"/\{(\w+\.)*[Ll]\w*\}|"/\{language\}""")]
    private static partial Regex WrittenInCode();
}
