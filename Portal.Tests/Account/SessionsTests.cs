using System.Net;

namespace Portal.Tests.Account;

/// <summary>Where somebody is signed in, and the end of it.</summary>
[Collection(AccountCollection.Name)]
public sealed class SessionsTests(AccountPortal portal)
{
    [Fact]
    public async Task Somebody_ends_a_session_they_left_open_elsewhere()
    {
        var email = await portal.PersonAsync();
        using var elsewhere = await portal.EnterAsync(email);
        using var here = await portal.EnterAsync(email);
        await here.OpenAsync("/en/account/sessions");
        Assert.Equal(2, here.Page.QuerySelectorAll(".records > li").Length);
        Assert.Contains("Firefox, Linux", here.Main, StringComparison.Ordinal);
        Assert.Contains("This is where you are now", here.Page.QuerySelector(".records > li")!.TextContent, StringComparison.Ordinal);
        await here.SendAsync("handler=end", ("id", here.Page.QuerySelector("button[name=id]")!.GetAttribute("value")!));
        Assert.NotNull(here.Page.QuerySelector(".done"));
        await elsewhere.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", elsewhere.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_other_sessions_end_at_once_and_this_one_goes_on()
    {
        var email = await portal.PersonAsync();
        using var one = await portal.EnterAsync(email);
        using var other = await portal.EnterAsync(email);
        using var here = await portal.EnterAsync(email);
        await here.OpenAsync("/ru/account/sessions");
        await here.SendAsync("handler=others");
        Assert.Single(here.Page.QuerySelectorAll(".records > li"));
        foreach (var guest in new[] { one, other })
        {
            await guest.OpenAsync("/en/account");
            Assert.StartsWith("/en/sign-in", guest.Address, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("stranger")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("99999999999999999999999")]
    [InlineData("1 or 1=1")]
    [InlineData("💥\r\nX: y")]
    public async Task Sessions_of_others_and_none_at_all_are_the_same_404(string id)
    {
        var stranger = await portal.PersonAsync();
        using var owner = await portal.EnterAsync(stranger);
        using var guest = await portal.SomebodyAsync();
        if (id == "stranger")
            id = (
                await portal.AskAsync(
                    "select max(id) from session where person_id = (select id from person where email = $email)",
                    ("$email", stranger)
                )
            )!;
        await guest.OpenAsync("/en/account/sessions");
        await guest.SendAsync("handler=end", ("id", id));
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        await owner.OpenAsync("/en/account");
        Assert.Equal("/en/account", owner.Address);
    }
}
