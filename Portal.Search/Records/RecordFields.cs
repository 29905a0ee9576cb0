using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Portal.Search.Records;

/// <summary>The fields of the index.</summary>
internal static class RecordFields
{
    /// <summary>Changes when records are indexed in another way: an index of another layout is begun anew.</summary>
    public const string Layout = "1";

    /// <summary>Kind and id, for replacing and removing.</summary>
    public const string Identity = "id";

    /// <summary>Exact values, "name=value".</summary>
    public const string Exact = "f";

    /// <summary>The words of names.</summary>
    public const string Names = "n";

    /// <summary>The first two, three and four letters of the words of names, so that a short beginning is one term.</summary>
    public const string NameStarts = "g";

    /// <summary>Three characters in a row of codes, with their places.</summary>
    public const string Codes = "c";

    /// <summary>Id and times, 16 bytes each, read when a segment is opened.</summary>
    public const string Values = "v";

    /// <summary>The field of an exact value that every record has.</summary>
    public const string Kind = "kind";

    /// <summary>Words with frequencies and places.</summary>
    public static readonly FieldType Text = Frozen(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, omitNorms: false);

    /// <summary>Terms with places and nothing else.</summary>
    public static readonly FieldType Places = Frozen(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, omitNorms: true);

    /// <summary>Terms and nothing else.</summary>
    public static readonly FieldType Terms = Frozen(IndexOptions.DOCS_ONLY, omitNorms: true);

    /// <summary>The field of the texts of a language.</summary>
    public static string TextOf(string language) => "t" + language;

    public static Term IdentityOf(string kind, long id) => new(Identity, $"{kind}:{id}");

    /// <summary>The term of an exact value; case does not count.</summary>
    public static string ExactTerm(string name, string value) =>
        $"{Shortened(name).ToLowerInvariant()}={Shortened(value.Trim()).ToLowerInvariant()}";

    // A term has at most 32,766 bytes; a value to filter by is far shorter.
    private static string Shortened(string value) => value.Length > 256 ? value[..256] : value;

    private static FieldType Frozen(IndexOptions options, bool omitNorms)
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            OmitNorms = omitNorms,
            IndexOptions = options,
        };
        type.Freeze();
        return type;
    }
}
