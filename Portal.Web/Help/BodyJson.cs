using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Portal.Web.Help;

/// <summary>How the sections of a body are kept, compiled with the program: working it out at start would delay the first reader.</summary>
[JsonSerializable(typeof(List<BodySection>))]
internal sealed partial class BodyJson : JsonSerializerContext
{
    private static readonly BodyJson Readable = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    public static string Write(List<BodySection> sections) => JsonSerializer.Serialize(sections, Readable.ListBodySection);

    /// <summary>A row that was damaged by hand costs its article the contents and the search, not the whole site its news.</summary>
    public static List<BodySection> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Readable.ListBodySection) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
