using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Web.Provider.LineTests;

namespace Portal.Web.Provider.Embedded;

/// <summary>Measures of a test as they are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<LineMeasure>))]
internal sealed partial class LineTestJson : JsonSerializerContext
{
    public static string Write(IReadOnlyList<LineMeasure> measures) => JsonSerializer.Serialize(measures, Default.IReadOnlyListLineMeasure);

    public static IReadOnlyList<LineMeasure> Read(string document) =>
        JsonSerializer.Deserialize(document, Default.IReadOnlyListLineMeasure) ?? [];
}
