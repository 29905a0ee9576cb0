using System.Data.Common;
using Portal.Web.Data;
using Portal.Web.Tickets.New;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// Takes files in for a form, one by one: what is wrong with one harms no other. They wait under the form's key until it is sent: an hour
/// at most for a guest's, a day for a customer's.
/// </summary>
public sealed class AttachmentService(Database db, AttachmentFolder folder, TicketOptions options, TimeProvider clock)
{
    public const int MaxFiles = 8;
    public const int MaxFileSize = 8 * 1024 * 1024;

    private const long Megabyte = 1024 * 1024;

    private const string Waiting = $"select {Attachment.Columns} from attachment where form_key = @key and ticket_id is null order by id";
    private const string Room = """
        select (select count(*) from attachment where form_key = @key and ticket_id is null) files,
            (select coalesce(sum(size), 0) from attachment where owner = @Name and ticket_id is null) own,
            (select coalesce(sum(size), 0) from attachment where owner like @all and ticket_id is null) in_all
        """;

    private const string Keep =
        "insert into attachment (key, form_key, owner, name, type, size, at) values (@file, @key, @owner, @name, @Type, @size, @Now)";
    private const string Drop = "delete from attachment where key = @file and form_key = @key and ticket_id is null";
    private const string OfTicket = $"select {Attachment.Columns} from attachment where ticket_id = @ticketId order by id";
    private const string Stale =
        "delete from attachment where ticket_id is null and (at < @before or (owner like 'network:%' and at < @ofGuests)) returning key";
    private const string Still = "select key from attachment where form_key = @key";
    private const string Known = "select count(*) from attachment where key = @key";

    /// <summary>What is said of a file that could not be kept just now, and may be the next time.</summary>
    public const string NotKept = "Tickets.Files.Fault";

    private static readonly TimeSpan WaitsFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan WaitsForGuests = TimeSpan.FromHours(1);

    /// <param name="key">Of <see cref="IdempotencyKey.ForFiles"/>, here and below.</param>
    /// <param name="ct">Ends the reading.</param>
    public Task<IReadOnlyList<Attachment>> WaitingAsync(string key, CancellationToken ct) =>
        db.ListAsync<Attachment>(Waiting, new { key }, ct);

    /// <summary>Those of the files a form shows that are neither waiting nor sent any more.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(string key, IReadOnlyCollection<string> files, CancellationToken ct) =>
        files.Count == 0 ? [] : [.. files.Except(await db.ListAsync<string>(Still, new { key }, ct))];

    public Task<IReadOnlyList<Attachment>> ListAsync(long ticketId, CancellationToken ct) =>
        db.ListAsync<Attachment>(OfTicket, new { ticketId }, ct);

    /// <returns>The text that says what is wrong; null when the file was kept.</returns>
    public async Task<string?> AddAsync(IFormFile file, string key, UploadOwner owner, CancellationToken ct)
    {
        if (file.Length > MaxFileSize)
            return "Tickets.Files.Large";
        var bytes = new byte[file.Length];
        await using (var read = file.OpenReadStream())
            await read.ReadExactlyAsync(bytes, ct);
        return await AddAsync(file.FileName, bytes, key, owner, ct);
    }

    /// <inheritdoc cref="AddAsync(IFormFile, string, UploadOwner, CancellationToken)"/>
    public async Task<string?> AddAsync(string name, byte[] bytes, string key, UploadOwner owner, CancellationToken ct)
    {
        if (bytes.Length == 0)
            return "Tickets.Files.Empty";
        if (bytes.Length > MaxFileSize)
            return "Tickets.Files.Large";
        if (FileKind.Detect(bytes) is not { } kind)
            return "Tickets.Files.Kind";
        if (ImageSize.Read(kind, bytes) > ImageSize.MaxPixels)
            return "Tickets.Files.Pixels";
        if (FileSanitizer.Sanitize(kind, bytes) is not { } clean)
            return "Tickets.Files.Damaged";
        try
        {
            return await KeepAsync(FileName.Sanitize(name, kind), kind, clean, key, owner, ct);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DbException)
        {
            return NotKept;
        }
    }

    public async Task RemoveAsync(string file, string key, CancellationToken ct)
    {
        if (await db.WriteAsync(work => work.ExecuteAsync(Drop, new { file, key }), ct) == 1)
            folder.Delete(file);
    }

    /// <summary>Forgets what was uploaded for forms that were never sent, and files that a crash left without a row.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        var (before, ofGuests) = (clock.GetUtcNow() - WaitsFor, clock.GetUtcNow() - WaitsForGuests);
        foreach (var key in await db.WriteAsync(work => work.ListAsync<string>(Stale, new { before, ofGuests }), ct))
            folder.Delete(key);
        foreach (var key in folder.KeysBefore(before.UtcDateTime).ToList())
            if (await db.SingleOrDefaultAsync<long>(Known, new { key }, ct) == 0)
                folder.Delete(key);
    }

    // First the bytes, then the row: what the database names is there.
    private async Task<string?> KeepAsync(string name, FileKind kind, byte[] bytes, string key, UploadOwner owner, CancellationToken ct)
    {
        var file = KeyedFolder.NewKey();
        await folder.SaveAsync(file, bytes, ct);
        var wrong = await db.WriteAsync(
            async work =>
            {
                await work.LockAsync("waiting files"); // of two that come at once the second counts the first, over all nodes
                var room = await work.SingleAsync<Taken>(
                    Room,
                    new
                    {
                        key,
                        owner.Name,
                        all = owner.IsGuest ? "network:%" : "person:%",
                    }
                );
                if (room.Files >= MaxFiles)
                    return "Tickets.Files.Many";
                if (room.Own + bytes.Length > OwnRoom(owner) * Megabyte || room.InAll + bytes.Length > options.WaitingInAll * Megabyte)
                    return "Tickets.Files.Room";
                await work.ExecuteAsync(
                    Keep,
                    new
                    {
                        file,
                        key,
                        owner = owner.Name,
                        name,
                        kind.Type,
                        size = bytes.Length,
                        work.Now,
                    }
                );
                return null;
            },
            ct
        );
        if (wrong is not null)
            folder.Delete(file);
        return wrong;
    }

    private int OwnRoom(UploadOwner owner) => owner.IsGuest ? options.WaitingOfNetwork : options.WaitingOfPerson;

    private sealed record Taken
    {
        public required long Files { get; init; }

        public required long Own { get; init; }

        public required long InAll { get; init; }
    }
}
