using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Web.Plans.Change;

namespace Portal.Web.Plans.Orders;

/// <summary>A quote as it is kept. The same quote is always the same text, so that two can be compared.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(ChangeQuote))]
internal sealed partial class QuoteJson : JsonSerializerContext
{
    public static string Write(ChangeQuote quote) => JsonSerializer.Serialize(quote, Default.ChangeQuote);

    public static ChangeQuote Read(string document) =>
        JsonSerializer.Deserialize(document, Default.ChangeQuote) ?? throw new InvalidOperationException("A quote was kept as nothing.");
}
