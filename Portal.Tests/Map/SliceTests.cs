using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Portal.Tests.Map;

/// <summary>Which slice may know which. A new arrow is one line here.</summary>
public sealed partial class SliceTests
{
    private const string Site = "Portal.Web/";

    private static readonly string[] Base = ["Site", "Data", "Jobs", "Messages", "Provider"];

    private static readonly string[] Slices =
    [
        "Home",
        "Help",
        "Search",
        "Troubleshoot",
        "Router",
        "Account",
        "Plans",
        "Billing",
        "Tickets",
        "Agents",
        "Editing",
        "Status",
        "Identity",
        "Insights",
        "Operations",
    ];

    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Site"] = [],
        ["Jobs"] = [],
        ["Data"] = ["Jobs"],
        ["Messages"] = ["Data", "Jobs", "Site"],
        ["Provider"] = ["Data", "Messages"], // an address in a file is one that mail can be sent to
        ["Search"] = ["Help"],
        ["Editing"] = ["Help"],
        ["Troubleshoot"] = ["Tickets", "Status", "Help", "Identity", "Search", "Router"],
        ["Router"] = ["Help", "Identity", "Tickets"],
        ["Tickets"] = ["Identity", "Status", "Search", "Help"],
        // The help desk sees a customer through the readers that show customers their own account.
        ["Agents"] = ["Tickets", "Identity", "Status", "Search", "Help", "Account", "Billing", "Plans", "Troubleshoot", "Router"],
        ["Status"] = ["Identity", "Help"],
        ["Plans"] = ["Identity", "Tickets"],
        ["Billing"] = ["Plans", "Identity", "Tickets"],
        ["Account"] = ["Identity", "Billing", "Plans", "Tickets"],
        ["Home"] = ["Help", "Status"],
        ["Insights"] = ["Troubleshoot"], // titles of guides
        ["Operations"] =
        [
            "Help",
            "Search",
            "Insights",
            "Identity",
            "Account",
            "Plans",
            "Billing",
            "Tickets",
            "Agents",
            "Status",
            "Troubleshoot",
            "Router",
        ],
    };

    private static readonly HashSet<string> Folders = Base.Concat(Slices).ToHashSet();

    // As compiled: what a view, an inferred type or an inherited member refers to counts, and what a comment or a text names does not.
    private static readonly Lazy<Architecture> Compiled = new(() =>
        new ArchLoader().LoadAssembly(typeof(Portal.Web.Data.Database).Assembly).Build()
    );

    [Fact]
    public void A_slice_knows_only_the_slices_its_arrows_point_to()
    {
        var found =
            from type in Compiled.Value.Types
            let slice = SliceOf(type)
            where slice is not null
            from other in type.Dependencies.Select(d => SliceOf(d.Target)).OfType<string>().Distinct()
            where other != slice
            select (slice, other, type.FullName);
        var known = found.ToList();
        Assert.Empty(known.Where(f => !Allowed(f.slice).Contains(f.other)).Select(f => $"{f.FullName}: {f.slice} -> {f.other}"));
        var used = known.Select(f => (f.slice, f.other)).ToHashSet();
        var unused =
            from slice in known.Select(f => f.slice).Distinct()
            from other in Arrows.GetValueOrDefault(slice, [])
            where !used.Contains((slice, other))
            select $"{slice} -> {other}";
        Assert.Empty(unused);
    }

    // A constant is in the program that uses it without its name; the file that names it has it.
    [Fact]
    public void A_file_names_only_the_slices_its_arrows_point_to()
    {
        var wrong =
            from file in Repository.Below(Site, ".cs", ".cshtml")
            let slice = SliceOf(file)
            where slice is not null
            from other in Named(Repository.Text(file)).Where(other => other != slice && !Allowed(slice).Contains(other))
            select $"{file}: {slice} -> {other}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_view_shows_only_views_of_slices_its_arrows_point_to()
    {
        var wrong =
            from file in Repository.Below(Site, ".cs", ".cshtml")
            let slice = SliceOf(file)
            where slice is not null
            from view in View().Matches(Repository.Text(file)).Select(m => m.Groups[1].Value)
            where view != slice && Slices.Concat(Base).Contains(view) && !Allowed(slice).Contains(view)
            select $"{file}: {slice} -> {view}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_imports_that_every_page_shares_name_only_base_folders()
    {
        var shared = Repository.Below(Site, "_ViewImports.cshtml").Where(f => SliceOf(f) is null);
        var wrong = shared.SelectMany(f => Named(Repository.Text(f)).Except(Base).Select(slice => $"{f}: {slice}"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_slice_is_made_known_to_all_by_a_global_using()
    {
        var wrong = Repository.Below(Site, ".cs", ".csproj").Where(f => GlobalUsing().IsMatch(Repository.Text(f)));
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_search_library_knows_nothing_of_the_site()
    {
        var wrong = Repository
            .Below("Portal.Search/", ".cs", ".csproj")
            .Where(f =>
                Repository.Text(f).Contains("Portal.Web", StringComparison.Ordinal)
                && !f.EndsWith("AssemblyInfo.cs", StringComparison.Ordinal)
            );
        Assert.Empty(wrong);
        Assert.DoesNotContain(
            typeof(Portal.Web.Data.Database).Assembly.GetName().Name,
            System.Reflection.Assembly.Load("Portal.Search").GetReferencedAssemblies().Select(a => a.Name)
        );
    }

    [Fact]
    public void Every_folder_of_the_site_is_a_slice_or_a_base_folder_that_the_map_knows()
    {
        var folders = Repository.Below(Site, "").Select(SliceOf).OfType<string>().Distinct();
        Assert.Empty(folders.Except([.. Base, .. Slices, "Properties"]));
    }

    [Fact]
    public void Every_arrow_leads_from_a_known_folder_to_a_known_folder() =>
        Assert.Empty(Arrows.Keys.Concat(Arrows.Values.SelectMany(v => v)).Except([.. Base, .. Slices]));

    private static IEnumerable<string> Allowed(string slice) =>
        Base.Contains(slice) ? Arrows[slice] : Base.Concat(Arrows.GetValueOrDefault(slice, []));

    private static IEnumerable<string> Named(string text) =>
        Qualified().Matches(text).Select(m => m.Groups[1].Value).Where(Base.Concat(Slices).Contains).Distinct();

    private static string? SliceOf(string file) => file[Site.Length..].Split('/') is [var folder, _, ..] ? folder : null;

    // Views are compiled into one namespace, under names like Help_Read.
    private static string? SliceOf(IType type) =>
        type.Namespace?.FullName.Split('.') switch
        {
            ["Portal", "Web", var slice, ..] => slice,
            ["AspNetCoreGeneratedDocument", ..] => type.Name.Split('_') is [var folder, _, ..] && Folders.Contains(folder) ? folder : null,
            _ => null,
        };

    [GeneratedRegex("""["'/]/?([A-Z]\w+)/[\w/]*\.cshtml""")]
    private static partial Regex View();

    [GeneratedRegex(@"\bPortal\.Web\.([A-Z]\w*)")]
    private static partial Regex Qualified();

    [GeneratedRegex("""global\s+using[^;]*Portal\.Web\.|<Using\s+Include="Portal\.Web\.""")]
    private static partial Regex GlobalUsing();
}
