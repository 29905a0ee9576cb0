using Portal.Tests.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Embedded;

/// <summary>The portal's own tables as the provider.</summary>
public abstract class EmbeddedProviderTests(DatabaseFixture data) : ProviderContract
{
    [Fact]
    public async Task What_is_written_twice_stands_there_once()
    {
        await PortsAsync([]);
        var record = new CustomerRecord
        {
            Customer = Someone("TWICE") with { Address = Place("1") },
            Services = [Line("T1", Place("2"))],
            Codes = [new("aa", null)],
        };
        for (var time = 0; time < 2; time++)
            await data.Database.WriteAsync(work => work.WriteAsync(record), Ct);
        Assert.True(record.Says((await CustomerRecordReader.AllAsync(data.Database, Ct))["TWICE"]));
        Assert.Equal(2, await PlacesAsync("TWICE"));
    }

    [Fact]
    public async Task A_place_where_nobody_is_any_more_is_forgotten()
    {
        var record = new CustomerRecord { Customer = Someone("MOVED") with { Address = Place("1") }, Services = [Line("M1", Place("1"))] };
        await data.Database.WriteAsync(work => work.WriteAsync(record), Ct);
        var moved = record with { Customer = record.Customer with { Address = null }, Services = [Line("M1", Place("3"))] };
        await data.Database.WriteAsync(work => work.WriteAsync(moved), Ct);
        Assert.Equal(1, await PlacesAsync("MOVED"));
        Assert.True(moved.Says((await CustomerRecordReader.AllAsync(data.Database, Ct))["MOVED"]));
    }

    [Fact]
    public async Task A_line_never_goes_over_to_another_customer_by_itself()
    {
        await data.Database.WriteAsync(
            work => work.WriteAsync(new CustomerRecord { Customer = Someone("OWNER"), Services = [Line("O1", Place("1"))] }),
            Ct
        );
        var thief = new CustomerRecord { Customer = Someone("OTHER"), Services = [Line("O1", Place("1"))] };
        await Assert.ThrowsAsync<InvalidOperationException>(() => data.Database.WriteAsync(work => work.WriteAsync(thief), Ct));
        Assert.False((await CustomerRecordReader.AllAsync(data.Database, Ct)).ContainsKey("OTHER"));
    }

    [Fact]
    public async Task Customers_of_the_demonstration_are_there_only_where_it_is_shown()
    {
        var record = new CustomerRecord
        {
            Customer = Someone("DEMO1"),
            Demonstration = true,
            Codes = [new(ClaimCode.Hash("DEMO1", "123456"), null)],
        };
        await data.Database.WriteAsync(work => work.WriteAsync(record), Ct);
        foreach (var shown in new[] { true, false })
        {
            var (customers, services) = Ports(shown);
            var expected = shown ? AnswerState.Found : AnswerState.NotFound;
            Assert.Equal(expected, (await customers.FindAsync("DEMO1", Ct)).State);
            Assert.Equal(expected, (await customers.VerifyCodeAsync("DEMO1", "123456", Ct)).State);
            Assert.Equal(expected, (await services.ListAsync("DEMO1", Ct)).State);
        }
    }

    [Fact]
    public async Task The_proof_costs_the_same_work_whoever_asks_for_whatever()
    {
        var codes = Enumerable.Range(0, 3).Select(n => new StoredCode(ClaimCode.Hash("WORK1", $"C0DE00{n}"), null));
        await data.Database.WriteAsync(work => work.WriteAsync(new CustomerRecord { Customer = Someone("WORK1"), Codes = [.. codes] }), Ct);
        foreach (
            var (number, code) in new[]
            {
                ("WORK1", "CODE001"),
                ("WORK1", "CODE009"),
                ("WORK9", "CODE001"),
                ("", ""),
                ("\0", new string('x', 99_999)),
                ("WORK1", "ß"),
            }
        )
        {
            var (hashes, compared) = (0, new List<(int, int)>());
            var proof = new CodeVerifier(
                (n, c) =>
                {
                    hashes++;
                    return ClaimCode.Hash(n, c);
                },
                (a, b) =>
                {
                    compared.Add((a.Length, b.Length));
                    return a.SequenceEqual(b);
                }
            );
            var answer = await new EmbeddedCustomers(data.Database, data.Clock, new ProviderOptions(), proof).VerifyCodeAsync(
                number,
                code,
                Ct
            );
            Assert.Equal((number, code) == ("WORK1", "CODE001"), answer.Has(out _));
            Assert.Equal(1, hashes);
            Assert.Equal(Enumerable.Repeat((64, 64), CodeVerifier.Slots), compared);
        }
    }

    [Fact]
    public async Task The_code_itself_is_nowhere_in_the_tables()
    {
        await PortsAsync([new(Someone("SECRET"), [], [("LETTER-78", null)])]);
        var hash = await data.Database.SingleOrDefaultAsync<string>(
            "select hash from customer_code k join customer c on c.id = k.customer_id where c.number = 'SECRET'",
            ct: Ct
        );
        Assert.Equal(ClaimCode.Hash("SECRET", ClaimCode.Read("letter 78")!), hash);
    }

    protected override async Task<(ICustomers Customers, IServices Services)> PortsAsync(IReadOnlyList<KnownCustomer> people)
    {
        foreach (var (customer, services, codes) in people)
        {
            var kept = codes.Select(c => new StoredCode(ClaimCode.Hash(customer.Number, ClaimCode.Read(c.Code)!), c.ValidUntil));
            await data.Database.WriteAsync(
                work =>
                    work.WriteAsync(
                        new CustomerRecord
                        {
                            Customer = customer,
                            Services = services,
                            Codes = [.. kept],
                        }
                    ),
                Ct
            );
        }

        return Ports(demonstration: false);
    }

    private (ICustomers Customers, IServices Services) Ports(bool demonstration)
    {
        var options = new ProviderOptions { Demonstration = demonstration };
        return (
            new EmbeddedCustomers(data.Database, data.Clock, options, new CodeVerifier()),
            new EmbeddedServices(data.Database, options, data.Clock)
        );
    }

    private Task<long> PlacesAsync(string number) =>
        data.Database.SingleOrDefaultAsync<long>(
            "select count(*) from address a join customer c on c.id = a.customer_id where c.number = @number",
            new { number },
            Ct
        );

    private static Customer Someone(string number) =>
        new()
        {
            Number = number,
            Kind = CustomerKind.Person,
            Name = "Somebody",
            State = CustomerState.Active,
            Language = "ca",
        };

    private static Address Place(string house) =>
        new()
        {
            Street = "Carrer de l'Exemple " + house,
            Postcode = "00000",
            Town = "Vilaexemple",
            Country = "ES",
        };

    private static Service Line(string number, Address place) =>
        new()
        {
            Number = number,
            Address = place,
            Technology = Technology.Wireless,
            State = ServiceState.Active,
            Plan = "Aire 100",
            Devices = [],
        };

    public sealed class OnSqlite(SqliteFixture data) : EmbeddedProviderTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmbeddedProviderTests(data), IClassFixture<PostgresFixture>;
}
