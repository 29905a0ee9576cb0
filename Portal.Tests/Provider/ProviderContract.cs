using Portal.Web.Provider;

namespace Portal.Tests.Provider;

/// <summary>What every implementation of the provider's ports promises, whatever stands behind it.</summary>
public abstract class ProviderContract
{
    private const string Moving = "KD100234";
    private const string Newcomer = "KD100235";
    private const string NoPaper = "KD100236";

    private static readonly Address Old = new()
    {
        Street = "Beispielweg 1",
        Extra = "2. Stock",
        Postcode = "00001",
        Town = "Beispielstadt",
        Country = "DE",
    };
    private static readonly Address New = new()
    {
        Street = "Beispielweg 9",
        Postcode = "00001",
        Town = "Beispielstadt",
        Country = "DE",
    };

    private static readonly Customer Mover = new()
    {
        Number = Moving,
        PrintedNumber = "KD-100 234",
        Kind = CustomerKind.Person,
        Name = "Customer who moves",
        State = CustomerState.Active,
        Language = "de",
        Email = "moving@example.com",
        EmailDependsOnLine = true,
        SecondEmail = "moving.second@example.com",
        Phone = "+49 30 000000",
        Address = Old,
    };

    private static readonly Service Before = new()
    {
        Number = "L1",
        PrintedNumber = "L-1",
        Address = Old,
        Technology = Technology.Dsl,
        Node = "DSLAM-7",
        State = ServiceState.PendingTerminate,
        StateSince = new DateOnly(2026, 1, 31),
        StateReason = StateReason.Request,
        Plan = "DSL 50",
        StartedOn = new DateOnly(2024, 2, 29),
        CommittedUntil = new DateOnly(2026, 2, 28),
        EndsOn = new DateOnly(2026, 3, 31),
        Devices =
        [
            new Device
            {
                Serial = "A-1",
                Kind = DeviceKind.Router,
                Maker = "Example",
                Model = "Box 7",
                Owner = DeviceOwner.Provider,
            },
            new Device
            {
                Serial = "b-1",
                Kind = DeviceKind.Mesh,
                Maker = "Example",
                Model = "Mesh",
                Owner = DeviceOwner.Customer,
            },
        ],
    };

    private static readonly Service After = new()
    {
        Number = "L2",
        Address = New,
        Technology = Technology.Fibre,
        State = ServiceState.PendingActive,
        Plan = "Fibre 500",
        Devices = [],
    };

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected static DateOnly Today => new(2026, 3, 29); // where the test clock stands

    [Fact]
    public async Task A_customer_is_found_by_the_number_and_is_what_the_provider_knows()
    {
        var (customers, _) = await ProviderAsync();
        var answer = await customers.FindAsync(Moving, Ct);
        Assert.Equal(AnswerState.Found, answer.State);
        Assert.Equal(Mover, answer.Value);
    }

    [Fact]
    public async Task Numbers_are_shown_as_they_are_printed_and_plain_where_nothing_is_known()
    {
        var (customers, _) = await ProviderAsync();
        var shown = await customers.PrintedAsync([Moving, Newcomer, "NOBODY1", Moving], Ct);
        Assert.Equal(
            new Dictionary<string, string>
            {
                [Moving] = "KD-100 234",
                [Newcomer] = Newcomer,
                ["NOBODY1"] = "NOBODY1",
            },
            shown
        );
        Assert.Empty(await customers.PrintedAsync([], Ct));
        Assert.Equal("KD-100 234", await customers.ShownAsync(Moving, Ct));
    }

    [Theory]
    [InlineData("kd 100 234")]
    [InlineData(" KD-100.234\t")]
    [InlineData("ＫＤ１００２３４")]
    [InlineData("КD–100/234")]
    [InlineData("kd\u200B100\u00A0234")]
    public async Task A_number_is_found_however_it_was_typed(string typed)
    {
        var (customers, services) = await ProviderAsync();
        Assert.Equal(Moving, (await customers.FindAsync(typed, Ct)).Value?.Number);
        Assert.Equal(AnswerState.Found, (await services.ListAsync(typed, Ct)).State);
        Assert.Equal(Moving, (await customers.VerifyCodeAsync(typed, "bill-2026-03", Ct)).Value?.Number);
    }

    [Fact]
    public async Task Every_service_comes_with_its_place_and_its_devices()
    {
        var (_, services) = await ProviderAsync();
        var answer = await services.ListAsync(Moving, Ct);
        Assert.True(answer.Has(out var found));
        Assert.Equal(["L1", "L2"], found.Select(s => s.Number));
        Assert.Equal(Before with { Devices = [] }, found[0] with { Devices = [] });
        Assert.Equal(Before.Devices, found[0].Devices);
        Assert.Equal(After with { Devices = [] }, found[1] with { Devices = [] });
    }

    [Fact]
    public async Task A_customer_without_services_has_an_empty_list_and_nobody_has_none_at_all()
    {
        var (_, services) = await ProviderAsync();
        var answer = await services.ListAsync(Newcomer, Ct);
        Assert.Equal(AnswerState.Found, answer.State);
        Assert.Empty(answer.Value!);
        Assert.Equal(AnswerState.NotFound, (await services.ListAsync("KD999999", Ct)).State);
    }

    [Theory]
    [InlineData("bill-2026-03")]
    [InlineData("BILL 2026 O3")]
    [InlineData("ｂ1ｌl２０２６０３")]
    [InlineData("B1LL 2026-03 ")]
    [InlineData("letter-77")]
    public async Task A_code_from_a_letter_or_bill_proves_who_holds_it(string typed)
    {
        var (customers, _) = await ProviderAsync();
        Assert.Equal(Mover, (await customers.VerifyCodeAsync(Moving, typed, Ct)).Value);
    }

    [Theory]
    [InlineData("KD100234", "bill-2026-04")]
    [InlineData("KD100235", "bill-2026-03")]
    [InlineData("KD999999", "bill-2026-03")]
    [InlineData("KD100234", "expired-1")]
    [InlineData("KD100236", "bill-2026-03")]
    [InlineData("KD100234", "")]
    [InlineData("", "bill-2026-03")]
    [InlineData("", "")]
    [InlineData("KD100234", "KD100234")]
    public async Task A_wrong_code_a_strangers_number_and_an_expired_code_answer_the_same(string number, string code)
    {
        var (customers, _) = await ProviderAsync();
        Assert.Equal(Answer.NotFound<Customer>(), await customers.VerifyCodeAsync(number, code, Ct));
    }

    [Fact]
    public async Task A_code_still_counts_on_its_last_day()
    {
        var (customers, _) = await ProviderAsync();
        Assert.Equal(AnswerState.Found, (await customers.VerifyCodeAsync(Newcomer, "welcome", Ct)).State);
    }

    [Fact]
    public async Task Whatever_is_typed_it_is_an_answer_and_nobody_is_found()
    {
        var (customers, services) = await ProviderAsync();
        foreach (var typed in Hostile.HostileLists.Available)
        {
            Assert.Equal(AnswerState.NotFound, (await customers.FindAsync(typed, Ct)).State);
            Assert.Equal(AnswerState.NotFound, (await services.ListAsync(typed, Ct)).State);
        }

        foreach (var typed in Hostile.HostileLists.HandWritten)
        {
            Assert.Equal(AnswerState.NotFound, (await customers.VerifyCodeAsync(Moving, typed, Ct)).State);
            Assert.Equal(AnswerState.NotFound, (await customers.VerifyCodeAsync(typed, "bill-2026-03", Ct)).State);
        }
    }

    [Fact]
    public async Task Somebody_who_left_does_not_wait()
    {
        var (customers, services) = await ProviderAsync();
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => customers.FindAsync(Moving, gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => customers.VerifyCodeAsync(Moving, "letter-77", gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => services.ListAsync(Moving, gone));
    }

    /// <summary>The ports of a provider that knows these people; asked once for each test.</summary>
    protected abstract Task<(ICustomers Customers, IServices Services)> PortsAsync(IReadOnlyList<KnownCustomer> people);

    private Task<(ICustomers Customers, IServices Services)> ProviderAsync() =>
        PortsAsync([
            new(Mover, [After, Before], [("BILL-2026-03", Today.AddDays(1)), ("LETTER-77", null), ("EXPIRED-1", Today.AddDays(-1))]),
            new(Nobody(Newcomer, CustomerState.Prospect), [], [("WELCOME", Today)]),
            new(Nobody(NoPaper, CustomerState.Closed), [], []),
        ]);

    private static Customer Nobody(string number, CustomerState state) =>
        new()
        {
            Number = number,
            Kind = CustomerKind.Business,
            Name = "Клиент без услуг & Söhne",
            State = state,
            Language = "ru",
        };
}
