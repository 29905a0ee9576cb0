using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Provider.Embedded;

/// <summary>Plans and extras as they are kept, by code made at build: the first import stands between a start and its first page.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Plan))]
[JsonSerializable(typeof(Extra))]
internal sealed partial class PlanJson : JsonSerializerContext
{
    public static string Write(Plan plan) => JsonSerializer.Serialize(plan, Default.Plan);

    public static Plan Read(string document) =>
        JsonSerializer.Deserialize(document, Default.Plan) ?? throw new InvalidOperationException("A plan was kept as nothing.");

    public static string Write(Extra extra) => JsonSerializer.Serialize(extra, Default.Extra);

    public static Extra ReadExtra(string document) =>
        JsonSerializer.Deserialize(document, Default.Extra) ?? throw new InvalidOperationException("An extra was kept as nothing.");
}
