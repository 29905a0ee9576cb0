namespace Portal.Web.Provider;

/// <summary>Lines that have the same version of a plan or extra, in one country, language and at one price.</summary>
public sealed record VersionCount
{
    /// <summary>True for an extra; otherwise it is the plan.</summary>
    public required bool IsExtra { get; init; }

    public required string Code { get; init; }

    public required long Version { get; init; }

    /// <summary>The two letters of the country the lines are in.</summary>
    public required string Country { get; init; }

    /// <summary>The language their customers chose with the provider.</summary>
    public required string Language { get; init; }

    /// <summary>Hundredths a month, as they were agreed; null where the price list says it.</summary>
    public long? Fee { get; init; }

    /// <summary>True for lines that are switched on and do not end.</summary>
    public required bool IsInUse { get; init; }

    /// <summary>How many there are.</summary>
    public required long Number { get; init; }
}
