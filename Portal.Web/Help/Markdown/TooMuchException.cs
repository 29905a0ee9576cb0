namespace Portal.Web.Help.Markdown;

/// <summary>A text is beyond the limits; the message says which.</summary>
public sealed class TooMuchException : Exception
{
    public TooMuchException() : base("The text is beyond the limits.")
    {
    }

    public TooMuchException(string message) : base(message)
    {
    }

    public TooMuchException(string message, Exception inner) : base(message, inner)
    {
    }
}
