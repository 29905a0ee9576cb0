using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Provider.Embedded;

/// <summary>An order as it is kept.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(OrderRequest))]
internal sealed partial class OrderJson : JsonSerializerContext
{
    public static string Write(OrderRequest order) => JsonSerializer.Serialize(order, Default.OrderRequest);

    public static OrderRequest Read(string document) =>
        JsonSerializer.Deserialize(document, Default.OrderRequest) ?? throw new InvalidOperationException("An order was kept as nothing.");
}
