namespace Portal.Search.Records;

/// <summary>A piece of a query: a word with what is joined to it, a phrase, or a number written with blanks.</summary>
/// <param name="Text">As it was typed, without marks around it.</param>
/// <param name="IsExcluded">Whether it must not occur.</param>
/// <param name="IsPhrase">Whether its words must stand in this order.</param>
/// <param name="Name">What stood before a colon; empty when there was none.</param>
internal readonly record struct TypedPart(string Text, bool IsExcluded, bool IsPhrase, string Name = "")
{
    /// <summary>Whether it is a number, or part of one that is written with blanks.</summary>
    public bool IsNumber => !IsExcluded && !IsPhrase && Name.Length == 0 && Text.All(c => char.IsAsciiDigit(c) || "+()/.-".Contains(c));

    /// <summary>The same with the name before the colon as one of the words.</summary>
    public TypedPart AsWords() => Name.Length == 0 ? this : this with { Text = $"{Name}:{Text}", Name = "" };
}
