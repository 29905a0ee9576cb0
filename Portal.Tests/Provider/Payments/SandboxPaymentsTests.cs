using System.Text;
using Portal.Tests.Data;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Payments;

namespace Portal.Tests.Provider.Payments;

/// <summary>The payment provider that takes no money.</summary>
public abstract class SandboxPaymentsTests(DatabaseFixture data) : PaymentsContract
{
    private static readonly PaymentOptions Options = new() { Sandbox = true, NoticeSecret = "a secret of the tests" };
    private static readonly NoticeSignature Signature = new(Options);

    private SandboxPayments Sandbox => new(data.Database, Signature, Options);

    [Fact]
    public void A_notice_that_is_signed_and_no_notice_is_not_read()
    {
        foreach (var text in (string[])["", "null", "[]", "{}", "{\"State\":\"Captured\"}", "\u0000"])
        {
            var body = Encoding.UTF8.GetBytes(text);
            Assert.Null(Sandbox.Read(body, Signature.Sign(body)));
        }
    }

    [Fact]
    public void It_is_offered_only_where_the_settings_say_so() =>
        Assert.False(new SandboxPayments(data.Database, Signature, new PaymentOptions()).IsOffered);

    protected override Task<IPayments> PortAsync() => Task.FromResult<IPayments>(Sandbox);

    protected override async Task<(byte[] Body, string Signature)> PayAsync(string reference) =>
        (await Sandbox.MoveAsync(reference, PaymentState.Captured, Ct))!.Value;

    public sealed class OnSqlite(SqliteFixture data) : SandboxPaymentsTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : SandboxPaymentsTests(data), IClassFixture<PostgresFixture>;
}
