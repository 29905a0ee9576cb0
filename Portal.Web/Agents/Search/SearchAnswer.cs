using Portal.Search;

namespace Portal.Web.Agents.Search;

/// <summary>What was found, and how many of each kind.</summary>
public sealed record SearchAnswer
{
    public required IndexProgress Progress { get; init; }

    public IReadOnlyList<FoundRecord> Found { get; init; } = [];

    /// <summary>How many there are that can be paged through.</summary>
    public int Count { get; init; }

    /// <summary>There are more than are counted and paged through.</summary>
    public bool IsLimited { get; init; }

    public IReadOnlyList<SearchFacet> Facets { get; init; } = [];

    /// <summary>What was searched for in place of what was typed.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    public int Pages => Math.Min(SearchFilter.LastPage, (Count + DeskSearch.Size - 1) / DeskSearch.Size);
}

/// <summary>What the results can be narrowed by.</summary>
/// <param name="Name">As the address calls it.</param>
/// <param name="Choices">Those that would leave something.</param>
public sealed record SearchFacet(string Name, IReadOnlyList<SearchChoice> Choices);

/// <summary>One way to narrow the results.</summary>
/// <param name="Value">As the address says it.</param>
/// <param name="Label">What people read, where it is not a text of the site: a person's name.</param>
/// <param name="Count">How many would be left.</param>
/// <param name="Filter">What is looked for with it; without it when it is chosen already.</param>
/// <param name="IsChosen">Whether it is chosen.</param>
public sealed record SearchChoice(string Value, string Label, int Count, SearchFilter Filter, bool IsChosen);
