using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// The last known state of the network in one file of the data folder, for a start on a day when the database cannot be reached; with how
/// to reach the provider, which lies there too. Nothing in it is about a customer.
/// </summary>
public sealed partial class StatusSnapshot(string file, ProviderProfile provider, ILogger<StatusSnapshot> logger)
{
    private static readonly string[] Facts =
    [
        "name",
        "phone",
        "phone_link",
        "hours",
        "address",
        "accent",
        "demonstration",
        "cancellation_link",
        "withdrawal_link",
        "complaints_book_link",
        ProviderProfile.TimeZone,
    ];

    /// <summary>Replaces the file whole: whoever reads it meanwhile gets the old one or the new one.</summary>
    public async Task WriteAsync(NetworkStatus status, CancellationToken ct)
    {
        try
        {
            DataFolder.MakeFolder(Path.GetDirectoryName(file)!);
            var next = $"{file}.{Environment.ProcessId}.new";
            await using (var stream = DataFolder.New(next, FileMode.Create))
                await JsonSerializer.SerializeAsync(stream, new Kept(status, FactsNow()), Form.Default.Kept, ct);
            File.Move(next, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.NotWritten(logger, error);
        }
    }

    /// <summary>What was known, and who the provider is; null when there is no file that can be read.</summary>
    public NetworkStatus? Read()
    {
        try
        {
            if (!File.Exists(file) || JsonSerializer.Deserialize(File.ReadAllBytes(file), Form.Default.Kept) is not { } kept)
                return null;
            provider.Use((name, language) => kept.Provider.GetValueOrDefault($"{name}/{language}", ""));
            return kept.Status;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            Log.NotRead(logger, error);
            return null;
        }
    }

    private Dictionary<string, string> FactsNow() =>
        (from name in Facts from language in Language.All select KeyValuePair.Create($"{name}/{language}", provider.Fact(name, language)))
            .Where(f => f.Value != "")
            .ToDictionary();

    internal sealed record Kept(NetworkStatus Status, Dictionary<string, string> Provider);

    /// <summary>How it is written, compiled with the program: working it out would delay the first reader after each start.</summary>
    [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Kept))]
    internal sealed partial class Form : JsonSerializerContext;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Status snapshot could not be written")]
        public static partial void NotWritten(ILogger logger, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Status snapshot could not be read")]
        public static partial void NotRead(ILogger logger, Exception error);
    }
}
