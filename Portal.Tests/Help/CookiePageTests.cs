using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Tests.Hosting;
using Portal.Tests.Map;
using Portal.Web.Identity.External;
using Portal.Web.Site;

namespace Portal.Tests.Help;

/// <summary>The page about cookies names every cookie that the program can set, in every language, and no other.</summary>
public sealed partial class CookiePageTests(SharedPortal portal)
{
    // The only file that hands a cookie to the framework; the sessions' own go by the schemes.
    private static readonly string[] Writers = ["Portal.Web/Site/PortalCookie.cs"];

    [Fact]
    public async Task Every_cookie_is_explained_in_every_language()
    {
        var services = (await portal.ProgramAsync()).Services;
        var set = Set()
            .Concat(await OfSchemesAsync(services))
            .Concat(ExternalCookies.All)
            .Append(services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!);
        var names = set.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.InRange(names.Count, 15, 60);
        foreach (var language in Language.Codes)
        {
            var told = Row().Matches(Repository.Text($"content/pages/cookies/{language}.md")).Select(m => m.Groups[1].Value);
            Assert.Equal(names, told.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Cookies_are_set_in_one_place()
    {
        var writers = Repository.Below("Portal.Web/", ".cs", ".cshtml").Where(f => Written().IsMatch(Repository.Text(f)));
        Assert.Equal(Writers, writers);
    }

    private static async Task<IEnumerable<string>> OfSchemesAsync(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        var schemes = await services.GetRequiredService<IAuthenticationSchemeProvider>().GetAllSchemesAsync();
        return schemes.Where(s => s.HandlerType == typeof(CookieAuthenticationHandler)).Select(s => options.Get(s.Name).Cookie.Name!);
    }

    // By the first argument of each call: a constant of the same class, one of another class, or what those say who make one.
    private static IEnumerable<string> Set() =>
        from file in Repository.Below("Portal.Web/", ".cs")
        where !Writers.Contains(file)
        from call in Call().Matches(Repository.Text(file))
        from name in NamesOf(file, call.Groups["name"].Value)
        select name;

    private static List<string> NamesOf(string file, string argument)
    {
        var parts = argument.Split('.');
        var owner = parts is [var other, _] ? FileOf(other, Path.GetDirectoryName(file)!) : file;
        var constant = Regex.Match(Repository.Text(owner), $"""const string {parts[^1]} = "([a-z-]+)";""");
        if (constant.Success)
            return [constant.Groups[1].Value];
        var type = Path.GetFileName(file).Split('.')[0];
        List<string> made =
        [
            .. from each in Repository.Below("Portal.Web/", ".cs")
            let said = Regex.Match(Repository.Text(each), $$"""\b{{type}} \w+ = new\("([a-z-]+)",""")
            where said.Success
            select said.Groups[1].Value,
        ];
        Assert.True(made.Count > 0, $"{file}: which cookie is {argument}? Name it by a constant.");
        return made;
    }

    // Several slices have a page of the same name; the one beside the caller is meant.
    private static string FileOf(string type, string folder) =>
        Repository
            .Below("Portal.Web/", ".cs")
            .Where(f => Regex.IsMatch(Repository.Text(f), $@"\bclass {type}\b"))
            .OrderBy(f => Path.GetDirectoryName(f) == folder ? 0 : 1)
            .First();

    [GeneratedRegex(@"SetCookie\(\s*(?<name>[\w.]+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"Cookies\.Append\(|Headers\.SetCookie|""Set-Cookie""|\bTempData\b\s*\[|\[TempData")]
    private static partial Regex Written();

    [GeneratedRegex(@"^\| `([a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
