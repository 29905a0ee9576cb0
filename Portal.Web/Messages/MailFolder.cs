using System.Text.RegularExpressions;

namespace Portal.Web.Messages;

/// <summary>The mails of a machine that sends none: files that any mail program opens.</summary>
public sealed partial class MailFolder(string folder)
{
    private const int MaxListed = 200;

    public string Path => folder;

    public async Task SaveAsync(MimeMail letter, CancellationToken ct)
    {
        var part = Directory.CreateDirectory(folder).CreateSubdirectory("new").FullName;
        part = System.IO.Path.Combine(part, Guid.NewGuid().ToString("N"));
        using (var message = letter.ToMessage())
            await message.WriteToAsync(part, ct);
        // Moved when it is whole, under the name of its Message-ID: sent twice, it is one file.
        File.Move(part, FileOf(letter.MessageId.Trim('<').Split('@')[0]), overwrite: true);
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Saved> List() =>
        !Directory.Exists(folder)
            ? []
            : [.. new DirectoryInfo(folder).GetFiles("*.eml").OrderByDescending(f => f.LastWriteTimeUtc).Take(MaxListed).Select(Read)];

    public Saved? Find(string id) => Id().IsMatch(id) && new FileInfo(FileOf(id)) is { Exists: true } file ? Read(file) : null;

    private string FileOf(string id) => System.IO.Path.Combine(folder, id + ".eml");

    private static Saved Read(FileInfo file) =>
        new(System.IO.Path.GetFileNameWithoutExtension(file.Name), file.LastWriteTimeUtc, MimeReader.Read(File.ReadAllText(file.FullName)));

    /// <param name="Id">The first part of the Message-ID.</param>
    /// <param name="At">When it was sent, UTC.</param>
    /// <param name="Mail">What it says.</param>
    public sealed record Saved(string Id, DateTimeOffset At, MimeReader Mail);

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z")]
    private static partial Regex Id();
}
