using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Web.Status;

/// <summary>The last known state of the network in one file of the data folder, for a start on a day when the database cannot be reached. Nothing in it is about a customer.</summary>
public sealed partial class LastKnown(string file, ILogger<LastKnown> logger)
{
    private static readonly JsonSerializerOptions Form = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Replaces the file whole: whoever reads it meanwhile gets the old one or the new one.</summary>
    public async Task WriteAsync(NetworkStatus status, CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var next = $"{file}.{Environment.ProcessId}.new";
            await File.WriteAllBytesAsync(next, JsonSerializer.SerializeToUtf8Bytes(status, Form), ct);
            File.Move(next, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.NotWritten(logger, error);
        }
    }

    /// <summary>Null when there is none that can be read.</summary>
    public NetworkStatus? Read()
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<NetworkStatus>(File.ReadAllBytes(file), Form) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            Log.NotRead(logger, error);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The last known state of the network could not be written to its file")]
        public static partial void NotWritten(ILogger logger, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The last known state of the network could not be read from its file")]
        public static partial void NotRead(ILogger logger, Exception error);
    }
}
