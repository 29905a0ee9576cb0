using System.Data.Common;
using Portal.Web.Data;

namespace Portal.Web.Tickets.Attachments;

/// <summary>Takes files in for a form, one by one: what is wrong with one harms no other. They wait under the form's key until it is sent, a day at most.</summary>
public sealed class AttachmentDesk(Database db, AttachmentFolder folder, TimeProvider clock)
{
    public const int MostFiles = 8;
    public const int LargestFile = 8 * 1024 * 1024;

    // What strangers may leave lying about together before the next is asked to wait.
    private const long MostWaiting = 2L * 1024 * 1024 * 1024;

    private const string Waiting = $"select {Attachment.Columns} from attachment where form_key = @key and ticket_id is null order by id";
    private const string Room = "select count(*) files, (select coalesce(sum(size), 0) from attachment where ticket_id is null) waiting from attachment where form_key = @key and ticket_id is null";
    private const string Keep = "insert into attachment (key, form_key, name, type, size, at) values (@file, @key, @name, @Type, @size, @Now)";
    private const string Drop = "delete from attachment where key = @file and form_key = @key and ticket_id is null";
    private const string OfTicket = $"select {Attachment.Columns} from attachment where ticket_id = @ticketId order by id";
    private const string Stale = "delete from attachment where ticket_id is null and at < @before returning key";
    private const string Known = "select count(*) from attachment where key = @key";

    private static readonly TimeSpan WaitsFor = TimeSpan.FromDays(1);

    public Task<IReadOnlyList<Attachment>> WaitingAsync(string formKey, long? personId, CancellationToken ct) => db.ListAsync<Attachment>(Waiting, new { key = FormKey.Kept(formKey, personId) }, ct);

    public Task<IReadOnlyList<Attachment>> OfAsync(long ticketId, CancellationToken ct) => db.ListAsync<Attachment>(OfTicket, new { ticketId }, ct);

    /// <returns>The text that says what is wrong; null when the file was kept.</returns>
    public async Task<string?> TakeAsync(IFormFile file, string formKey, long? personId, CancellationToken ct)
    {
        if (file.Length == 0) return "Tickets.Files.Empty";
        if (file.Length > LargestFile) return "Tickets.Files.Large";
        var bytes = new byte[file.Length];
        await using (var read = file.OpenReadStream()) await read.ReadExactlyAsync(bytes, ct);
        if (FileKind.Of(bytes) is not { } kind) return "Tickets.Files.Kind";
        if (CleanPicture.Of(kind, bytes) is not { } clean) return "Tickets.Files.Damaged";
        try
        {
            return await KeepAsync(FileName.Of(file.FileName, kind), kind, clean, FormKey.Kept(formKey, personId), ct);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DbException)
        {
            return "Tickets.Files.Fault";
        }
    }

    public async Task RemoveAsync(string file, string formKey, long? personId, CancellationToken ct)
    {
        var key = FormKey.Kept(formKey, personId);
        if (await db.WriteAsync(work => work.ExecuteAsync(Drop, new { file, key }), ct) == 1) folder.Delete(file);
    }

    /// <summary>Forgets what was uploaded for forms that were never sent, and files that a crash left without a row.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - WaitsFor;
        foreach (var key in await db.WriteAsync(work => work.ListAsync<string>(Stale, new { before }), ct)) folder.Delete(key);
        foreach (var key in folder.KeysBefore(before.UtcDateTime).ToList())
            if (await db.SingleOrDefaultAsync<long>(Known, new { key }, ct) == 0) folder.Delete(key);
    }

    // First the bytes, then the row: what the database names is there.
    private async Task<string?> KeepAsync(string name, FileKind kind, byte[] bytes, string key, CancellationToken ct)
    {
        var file = AttachmentFolder.NewKey();
        await folder.SaveAsync(file, bytes, ct);
        var wrong = await db.WriteAsync(
            async work =>
            {
                var room = await work.SingleAsync<Taken>(Room, new { key });
                if (room.Files >= MostFiles) return "Tickets.Files.Many";
                if (room.Waiting + bytes.Length > MostWaiting) return "Tickets.Files.Fault";
                await work.ExecuteAsync(Keep, new { file, key, name, kind.Type, size = bytes.Length, work.Now });
                return null;
            },
            ct);
        if (wrong is not null) folder.Delete(file);
        return wrong;
    }

    private sealed record Taken
    {
        public required long Files { get; init; }

        public required long Waiting { get; init; }
    }
}
