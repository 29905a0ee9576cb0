namespace Portal.Web.Help.Markdown;

/// <summary>A text is beyond the limits; the message says which.</summary>
public sealed class LimitExceededException : Exception
{
    public LimitExceededException()
        : base("The text is beyond the limits.") { }

    public LimitExceededException(string message)
        : base(message) { }

    public LimitExceededException(string message, Exception inner)
        : base(message, inner) { }
}
