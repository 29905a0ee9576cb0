using Portal.Web.Account;
using Portal.Web.Provider;

namespace Portal.Tests.Account;

/// <summary>What is said of a line that is not simply in use.</summary>
public sealed class ServiceTextsTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    private static readonly Service Line = new()
    {
        Number = "L1",
        Address = new Address
        {
            Street = "",
            Extra = "",
            Postcode = "",
            Town = "",
            Country = "",
        },
        Technology = Technology.Dsl,
        State = ServiceState.Active,
        Plan = "DSL 50",
        Devices = [],
    };

    [Theory]
    [InlineData(ServiceState.Active, StateReason.Unknown, false, null)]
    [InlineData(ServiceState.Suspended, StateReason.Unknown, false, "Service.Why.Suspended")]
    [InlineData(ServiceState.Suspended, StateReason.Payment, false, "Service.Why.Payment")]
    [InlineData(ServiceState.Suspended, StateReason.Request, false, "Service.Why.Request")]
    [InlineData(ServiceState.Created, StateReason.Unknown, false, "Service.Why.NoDay")]
    [InlineData(ServiceState.PendingActive, StateReason.Unknown, true, "Service.Why.PendingActive")]
    [InlineData(ServiceState.PendingTerminate, StateReason.Unknown, false, "Service.Why.NoEnd")]
    [InlineData(ServiceState.PendingTerminate, StateReason.Unknown, true, "Service.Why.PendingTerminate")]
    public void A_line_that_does_not_work_or_not_for_long_says_why(ServiceState state, StateReason reason, bool isDated, string? key)
    {
        DateOnly? day = isDated ? Today : null;
        Assert.Equal(key, ServiceTexts.WhyOf(Line with { State = state, StateReason = reason, StartedOn = day, EndsOn = day }));
    }

    [Theory]
    [InlineData(-10, 20, 30, "Service.Ends")]
    [InlineData(10, 20, null, "Service.Starts")]
    [InlineData(-10, 20, null, "Service.Bound")]
    [InlineData(-10, 20, 0, "Service.Ends")]
    [InlineData(-10, -5, -1, null)]
    [InlineData(null, null, null, null)]
    public void Of_all_days_the_next_one_that_matters_is_said(int? starts, int? bound, int? ends, string? name)
    {
        DateOnly? In(int? days) => days is { } n ? Today.AddDays(n) : null;
        var line = Line with { StartedOn = In(starts), CommittedUntil = In(bound), EndsOn = In(ends) };
        Assert.Equal(name, ServiceTexts.NextDayOf(line, Today)?.Name);
    }

    [Theory]
    [InlineData("Example", "Box 7", "Example Box 7")]
    [InlineData("Example", "Example Box 7", "Example Box 7")]
    [InlineData("", "Box 7", "Box 7")]
    public void A_maker_is_not_said_twice(string maker, string model, string name) =>
        Assert.Equal(
            name,
            ServiceTexts.NameOf(
                new Device
                {
                    Serial = "1",
                    Kind = DeviceKind.Router,
                    Maker = maker,
                    Model = model,
                    Owner = DeviceOwner.Provider,
                }
            )
        );
}
