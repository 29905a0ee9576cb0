namespace Portal.Web.Help.Content;

/// <summary>Takes a publication back: its address belongs to another article. The message is the file.</summary>
public sealed class SlugTakenException : Exception
{
    public SlugTakenException() { }

    public SlugTakenException(string message)
        : base(message) { }

    public SlugTakenException(string message, Exception inner)
        : base(message, inner) { }
}
