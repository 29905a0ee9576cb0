using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Web.Plans.Buying;

/// <summary>A quote as it is kept. The same quote is always the same text, so that two can be compared.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(PurchaseQuote))]
internal sealed partial class PurchaseJson : JsonSerializerContext
{
    public static string Write(PurchaseQuote quote) => JsonSerializer.Serialize(quote, Default.PurchaseQuote);

    public static PurchaseQuote Read(string document) =>
        JsonSerializer.Deserialize(document, Default.PurchaseQuote) ?? throw new InvalidOperationException("A quote was kept as nothing.");
}
