using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Help.Content;

namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>
/// The limits as they were imported; read when first needed, and again when content changes. A portal whose content is older than line
/// tests has those that came with the program.
/// </summary>
public sealed class LineTestLimitsLibrary(Database db) : IChangeListener
{
    private const string Text = "select text from content_file where path = @Path";

    private volatile LineTestLimits? limits;

    public async Task<LineTestLimits> CurrentAsync(CancellationToken ct) => limits ??= await ReadAsync(ct);

    public Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (tags.Contains(HelpSetup.ContentTag))
            limits = null;
        return Task.CompletedTask;
    }

    private async Task<LineTestLimits> ReadAsync(CancellationToken ct) =>
        Parsed(await db.SingleOrDefaultAsync<string>(Text, new { LineTestFile.Path }, ct))
        ?? Parsed(await ShippedAsync(ct))
        ?? LineTestLimits.None;

    private static LineTestLimits? Parsed(string? text) =>
        text is null ? null : LineTestFile.Parse(text, new DiagnosticList(LineTestFile.Path));

    private static async Task<string?> ShippedAsync(CancellationToken ct)
    {
        var file = Path.Combine(ContentCommands.Default, LineTestFile.Path);
        return File.Exists(file) ? await File.ReadAllTextAsync(file, ct) : null;
    }
}
