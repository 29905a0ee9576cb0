using System.Text;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Agents.Search;

/// <summary>The beginning of a text file of a ticket: what a router or a command wrote, for which people look by its messages.</summary>
public sealed class AttachedText(AttachmentFolder folder)
{
    /// <summary>More bytes of a file are not looked at.</summary>
    public const int MaxLength = 64 * 1024;

    public const string Type = "text/plain";

    /// <summary>Empty for a file that is no text or is gone.</summary>
    public async Task<string> ReadAsync(string key, string type, CancellationToken ct)
    {
        if (type != Type)
            return "";
        try
        {
            await using var file = folder.Open(key);
            if (file is null)
                return "";
            var bytes = new byte[MaxLength];
            var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            return Encoding.UTF8.GetString(bytes.AsSpan(0, read)); // files are kept as UTF-8
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
