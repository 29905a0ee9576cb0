namespace Portal.Web.Data;

/// <summary>
/// What one part of the portal holds of a person. Every slice that keeps something of people has one: it goes into the copy people may take
/// of their data, and is asked when an account is erased.
/// </summary>
public interface IPersonalData
{
    /// <summary>Everything there is, in the order it is shown; no secrets and no hashes of them.</summary>
    Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct);

    /// <summary>Forgets the person. What the law or a contract keeps stays, as the page about deletion says.</summary>
    Task EraseAsync(UnitOfWork work, DataSubject owner);
}

/// <summary>The person it is about.</summary>
public sealed record DataSubject(long PersonId, string Key, string? CustomerNumber)
{
    /// <summary>
    /// The confirmed addresses of the person. They are said here because the account may have forgotten them when its neighbours are asked.
    /// </summary>
    public IReadOnlyList<string> Mailboxes { get; init; } = [];

    /// <summary>How the audit trail names this person.</summary>
    public string Target => $"person:{Key}";
}

/// <summary>Rows of one kind. The names of table and columns are parts of the keys of their texts.</summary>
public sealed record PersonalDataTable(string Name, IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows);
