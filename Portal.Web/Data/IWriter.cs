namespace Portal.Web.Data;

/// <summary>Runs the portal's writes: one queue with group commit on SQLite, a transaction each on PostgreSQL.</summary>
public interface IWriter : IAsyncDisposable
{
    /// <summary>
    /// Runs a change in a transaction and returns once it is durable. The change may run twice, so it touches nothing but its own
    /// <see cref="UnitOfWork"/>. One that throws is taken back, and so is one that returns a refusal: a value of an enumeration marked by
    /// <see cref="RefusalAttribute"/>, or whatever it gave to <see cref="UnitOfWork.Refuse"/>.
    /// </summary>
    /// <exception cref="BusyException">Too many writes are waiting already.</exception>
    Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> change, CancellationToken ct);
}
