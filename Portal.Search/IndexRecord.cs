namespace Portal.Search;

/// <summary>
/// A record of the help desk as it is to be found: a ticket, a customer, an incident. Two records are the same when kind and id are.
/// Nothing
/// of it but the id and the times can be read back from the index.
/// </summary>
public sealed record IndexRecord
{
    /// <summary>What it is, such as "ticket"; at most 64 characters count.</summary>
    public required string Kind { get; init; }

    /// <summary>Names the record within its kind.</summary>
    public required long Id { get; init; }

    /// <summary>What is searched for by words, in any of their forms.</summary>
    public IReadOnlyList<RecordText> Texts { get; init; } = [];

    /// <summary>Names, streets, mail addresses: found by the beginning of any of their words, accents and case aside.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>
    /// References, telephone and serial numbers: found by any three or more characters in a row, marks of punctuation and blanks aside.
    /// </summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>What is filtered by; a field may have several values.</summary>
    public IReadOnlyList<RecordField> Fields { get; init; } = [];

    /// <summary>When it came to be; what a search is limited by in time. To the second.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was last changed; what the newest come first by. To the second.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>One text of a record. It is indexed and not kept.</summary>
/// <param name="Language">The language code; empty when it is not known, then words are found in the form they are written in.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Weight">How many times each of its words counts, from 1 to 8: a subject says more than what follows.</param>
public sealed record RecordText(string Language, string Text, double Weight = 1);

/// <summary>An exact value of a record. Case does not count.</summary>
/// <param name="Name">The name of the field: letters, digits, hyphens.</param>
/// <param name="Value">The value.</param>
public sealed record RecordField(string Name, string Value);
