using System.Data.Common;

namespace Portal.Web.Data;

/// <summary>The database takes no more writes for the moment. The answer is 503 with Retry-After, and nothing was changed.</summary>
public sealed class BusyException : DbException
{
    public BusyException() : base("The database is busy.")
    {
    }

    public BusyException(string message) : base(message)
    {
    }

    public BusyException(string message, Exception inner) : base(message, inner)
    {
    }
}
