namespace Portal.Web.Site.Forms;

/// <summary>
/// The framework refuses a whole form in which one field holds U+0000, before any page can say which. Here that character is read as
/// another that no field takes either (U+0001), so that the page answers: what is wrong
/// stands at its field, and everything typed is still there.
/// </summary>
internal static class NulByteFilter
{
    private const string Plain = "application/x-www-form-urlencoded";

    public static void UseReadableForms(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var request = context.Request;
                if (
                    HttpMethods.IsPost(request.Method)
                    && request.ContentType?.StartsWith(Plain, StringComparison.OrdinalIgnoreCase) == true
                )
                    request.Body = new NulReplacingStream(request.Body);
                return next(context);
            }
        );

    /// <summary>Reads "%00" as "%01". Only the last character changes, so it does not matter where a read ends.</summary>
    private sealed class NulReplacingStream(Stream inner) : Stream
    {
        private int seen; // how much of "%0" came last

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Change(buffer.Span[..read]);
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            Change(buffer.AsSpan(offset, read));
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Change(Span<byte> bytes)
        {
            foreach (ref var b in bytes)
            {
                if (seen == 2 && b == '0')
                    b = (byte)'1';
                seen =
                    b == '%' ? 1
                    : seen == 1 && b == '0' ? 2
                    : 0;
            }
        }
    }
}
