using System.Data.Common;

namespace Portal.Web.Data;

/// <summary>
/// Too much waits already: writes to the database, or passwords to be hashed. The answer is 503 with Retry-After, and nothing was changed.
/// </summary>
public sealed class BusyException : DbException
{
    public BusyException()
        : base("The database is busy.") { }

    public BusyException(string message)
        : base(message) { }

    public BusyException(string message, Exception inner)
        : base(message, inner) { }
}
