using Portal.Web.Provider.Routers;
using Portal.Web.Router.Control;

namespace Portal.Tests.Router.Control;

/// <summary>Which state follows which, and what a Wi-Fi may be called and opened with.</summary>
public sealed class DeviceCommandStatesTests
{
    [Fact]
    public void Every_state_is_reached_and_every_way_ends()
    {
        var all = Enum.GetValues<DeviceCommandState>();
        var reached = new HashSet<DeviceCommandState> { DeviceCommandState.Requested };
        for (var before = 0; before < reached.Count; )
        {
            before = reached.Count;
            reached.UnionWith(all.Where(to => reached.Any(from => DeviceCommandStates.MayFollow(from, to))));
        }

        Assert.Equal(all.ToHashSet(), reached);
        Assert.All(all, s => Assert.NotEqual(DeviceCommandStates.IsOver(s), all.Any(to => DeviceCommandStates.MayFollow(s, to))));
        Assert.DoesNotContain(all, s => DeviceCommandStates.MayFollow(s, s));
    }

    [Theory]
    [InlineData(RouterOutcome.Executed, DeviceCommandState.Executed)]
    [InlineData(RouterOutcome.Queued, DeviceCommandState.Queued)]
    [InlineData(RouterOutcome.Faulted, DeviceCommandState.Faulted)]
    [InlineData(RouterOutcome.Unreachable, DeviceCommandState.Unreachable)]
    [InlineData(RouterOutcome.UnknownDevice, DeviceCommandState.DeviceUnknown)]
    [InlineData(RouterOutcome.BadRequest, DeviceCommandState.Failed)]
    public void Each_answer_of_the_system_leads_to_a_state_that_may_follow(RouterOutcome outcome, DeviceCommandState state)
    {
        Assert.Equal(state, DeviceCommandStates.Of(new() { Outcome = outcome }).State);
        Assert.True(DeviceCommandStates.MayFollow(DeviceCommandState.Sent, state));
    }

    [Fact]
    public void No_fault_is_without_a_reason() =>
        Assert.All(
            Enum.GetValues<RouterFault>(),
            f => Assert.NotNull(DeviceCommandStates.Of(new() { Outcome = RouterOutcome.Faulted, Fault = f }).Reason)
        );

    [Theory]
    [InlineData("a", null)]
    [InlineData("12345678901234567890123456789012", null)]
    [InlineData("123456789012345678901234567890123", "Router.Control.Wifi.NameTooLong")]
    [InlineData("Квартира номер 1678", null)] // 32 bytes
    [InlineData("Квартира номер 16789", "Router.Control.Wifi.NameTooLong")] // 33, of 20 characters
    [InlineData("Café 😀😀😀😀😀😀", null)]
    [InlineData("Café 😀😀😀😀😀😀😀", "Router.Control.Wifi.NameTooLong")]
    [InlineData("a\u0007b", "Form.Characters")]
    public void A_name_is_measured_in_bytes(string name, string? wrong) => Assert.Equal(wrong, new WifiNameAttribute().FaultOf(name)?.Key);

    [Theory]
    [InlineData("1234567", "Router.Control.Wifi.PasswordLength")]
    [InlineData("12345678", null)]
    [InlineData("four words-and \"quotes\" <b>'&%", null)]
    [InlineData("grüße aus dem garten", "Router.Control.Wifi.PasswordCharacters")]
    [InlineData("smile 😀 smile", "Router.Control.Wifi.PasswordCharacters")]
    [InlineData("tab\there in it", "Router.Control.Wifi.PasswordCharacters")]
    [InlineData(" leading blank", "Router.Control.Wifi.PasswordBlank")]
    [InlineData("trailing blank ", "Router.Control.Wifi.PasswordBlank")]
    [InlineData("", "Router.Control.Wifi.PasswordMissing")]
    public void A_password_is_8_to_63_characters_every_device_can_type(string password, string? wrong)
    {
        Assert.Equal(wrong, WifiPasswordAttribute.KeyOf(password));
        Assert.Null(WifiPasswordAttribute.KeyOf(new string('a', 63)));
        Assert.Equal("Router.Control.Wifi.PasswordLength", WifiPasswordAttribute.KeyOf(new string('a', 64)));
    }
}
