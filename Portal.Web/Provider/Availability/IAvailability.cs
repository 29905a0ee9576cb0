namespace Portal.Web.Provider.Availability;

/// <summary>
/// Asks the provider which kinds of line can be had at a place. Its shape is that of TM Forum's TMF679, a question whether an offering can
/// be had, and of TMF645 below it. Which plans fit is the portal's answer (<see cref="Catalogue.Plan.Technologies"/>).
/// </summary>
public interface IAvailability
{
    /// <summary>
    /// What can be had at a place, now or from a day on, one entry for each kind of line; a kind that is not there has none.
    /// <see cref="AnswerState.NotFound"/> when nothing is known of the place, which does not say that there is nothing.
    /// </summary>
    /// <param name="place">Where, as a person typed it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<PlaceLines>> FindAsync(Place place, CancellationToken ct);

    /// <summary>The countries of which something is known, two letters each, in their order; an empty list when there are none.</summary>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<string>>> CountriesAsync(CancellationToken ct);
}

/// <summary>A place as a person typed it.</summary>
/// <param name="Country">Two letters of ISO 3166-1.</param>
/// <param name="Postcode">With or without spaces and dashes.</param>
/// <param name="Street">Street and house number; empty when only the postcode is known.</param>
public sealed record Place(string Country, string Postcode, string Street = "");

/// <summary>What can be had at a place.</summary>
public sealed record PlaceLines
{
    /// <summary>One for each kind of line, in the order of <see cref="Technology"/>; empty when it is known that there is none.</summary>
    public required IReadOnlyList<AvailableLine> Lines { get; init; }

    /// <summary>True when streets or houses of the postcode differ, and the place did not say which it is.</summary>
    public bool DependsOnHouse { get; init; }
}

/// <summary>A kind of line that can be had.</summary>
/// <param name="Technology">What it is made of.</param>
/// <param name="Download">Mbit/s at most.</param>
/// <param name="Upload">Mbit/s at most.</param>
/// <param name="From">The first day on which it can be had; null when it can be had already.</param>
public sealed record AvailableLine(Technology Technology, int Download, int Upload, DateOnly? From);
