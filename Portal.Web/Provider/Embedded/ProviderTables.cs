using System.Data.Common;
using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Asks the portal's own tables. When the database is away for a while the answer says so;
/// anything else that goes wrong is an accident, and thrown.
/// </summary>
internal static class ProviderTables
{
    public static async Task<Answer<T>> AskAsync<T>(Database db, Func<Task<T?>> question)
        where T : class
    {
        try
        {
            return Answer.Of(await question());
        }
        catch (DbException error) when (error is BusyException || error.IsTransient || db.Dialect.MayRetry(error))
        {
            return Answer.Failed<T>(mayRetry: true);
        }
    }
}
