namespace Portal.Web.Help.Markdown;

/// <summary>What keeps a text from taking the server's time or memory (security.md 5.5).</summary>
internal static class Limits
{
    public const int Bytes = 64 * 1024;

    public const int Nesting = 16;

    /// <summary>A reference defined once may be used thousands of times: what comes out is bounded too.</summary>
    public const int OutputLength = 1_000_000;

    public const int AddressLength = 2_000;
}
