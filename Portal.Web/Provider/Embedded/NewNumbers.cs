using System.Security.Cryptography;
using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>Numbers of new customers and lines: random, so that nobody can tell how many there are.</summary>
internal static class NewNumbers
{
    private const string Taken = """
        select (select count(*) from customer where number = @customer) + (select count(*) from service where number = @line)
        """;

    public static string Customer() => "K" + RandomNumberGenerator.GetString("0123456789", 9);

    public static string Line() => "L" + RandomNumberGenerator.GetString("0123456789", 9);

    public static async Task<bool> AreTakenAsync(UnitOfWork work, string customer, string line) =>
        await work.SingleAsync<long>(Taken, new { customer, line }) > 0;
}
