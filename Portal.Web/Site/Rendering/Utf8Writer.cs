using System.Text;

namespace Portal.Web.Site.Rendering;

/// <summary>
/// Writes text as UTF-8 bytes into a room that others provide. Never waits, so what is written asynchronously is there at once.
/// </summary>
internal abstract class Utf8Writer : TextWriter
{
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder(); // the halves of a character may come in two pieces

    public override Encoding Encoding => Encoding.UTF8;

    public void Write(ReadOnlyMemory<byte> text)
    {
        text.Span.CopyTo(Room(text.Length));
        Took(text.Length);
    }

    public override void Write(ReadOnlySpan<char> buffer) =>
        Took(encoder.GetBytes(buffer, Room(Encoding.UTF8.GetMaxByteCount(buffer.Length)), flush: false));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override Task WriteAsync(string? value)
    {
        Write(value.AsSpan());
        return Task.CompletedTask;
    }

    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer.AsSpan(index, count));
        return Task.CompletedTask;
    }

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return Task.CompletedTask;
    }

    public override Task FlushAsync() => Task.CompletedTask;

    /// <summary>Room for at least so many bytes.</summary>
    protected abstract Span<byte> Room(int size);

    /// <summary>So many of them are now written.</summary>
    protected abstract void Took(int size);
}
