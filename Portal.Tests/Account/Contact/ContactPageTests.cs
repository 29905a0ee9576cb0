using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Provider;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Account.Contact;

/// <summary>How somebody is reached: seen, changed once, told to their mailboxes, and refused with a reason.</summary>
[Collection(AccountCollection.Name)]
public sealed class ContactPageTests(AccountPortal portal)
{
    private const string Page = "/en/account/contact";
    private const string Change = Page + "/change";

    private static int customers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Program.Services.GetRequiredService<Database>();

    [Fact]
    public async Task A_number_is_shown_as_its_country_writes_it_and_the_help_desk_and_the_mails_follow_one_choice_of_language()
    {
        var (guest, person) = await CustomerAsync();
        using var _ = guest;
        await guest.OpenAsync(Change);
        await guest.SendAsync(
            Change,
            ("phone", "030/231 25-0123"),
            ("secondPhone", "+34 912345678"),
            ("channel", "telephone"),
            ("callTime", "evening"),
            ("writes", "ca")
        );
        Assert.Equal($"{Page}?done=saved", guest.Address);
        Assert.Contains("030 231250123", guest.Main, StringComparison.Ordinal);
        Assert.Contains("+34 912 34 56 78", guest.Main, StringComparison.Ordinal);
        Assert.Contains("In the evening", guest.Main, StringComparison.Ordinal);
        Assert.Equal(
            ("+4930231250123", "ca"),
            await Db.SingleOrDefaultAsync<(string, string)>(
                """
                select d.phone, p.language from contact_detail d join customer c on c.id = d.customer_id
                join person p on p.customer_number = c.number where p.id = @Id
                """,
                new { person.Id },
                Ct
            )
        );
        await portal.MailAsync(person.Email, "bloqueja el compte");
    }

    [Fact]
    public async Task A_form_sent_twice_changes_once_and_mails_once()
    {
        var (guest, person) = await CustomerAsync();
        using var _ = guest;
        await guest.OpenAsync(Change);
        var form = guest.Form(Change);
        var touches = Enumerable.Range(0, 4).Select(_ => guest.Copy()).ToList();
        await Task.WhenAll(touches.Select(t => t.SendAsync(Change, form, ("phone", "030 231250123"))));
        Assert.All(touches, t => Assert.Equal($"{Page}?done=saved", t.Address));
        touches.ForEach(t => t.Dispose());
        Assert.Equal(1, await ChangesAsync(person));
        await guest.OpenAsync(Change);
        await guest.SendAsync(Change);
        Assert.Equal(1, await ChangesAsync(person));
    }

    [Theory]
    [InlineData("+34 12", "too short")]
    [InlineData("912 345 678 912 345 678", "too long")]
    [InlineData("please write", "with digits")]
    [InlineData("+999 1234567", "code of its country")]
    [InlineData("0900 1 123456", "cost extra")]
    [InlineData("\"><b data-hostile>030 231250123", "with digits")]
    public async Task A_number_that_cannot_be_called_is_refused_at_its_field_with_everything_still_there(string typed, string says)
    {
        var (guest, person) = await CustomerAsync();
        using var _ = guest;
        await guest.OpenAsync(Change);
        await guest.SendAsync(Change, ("phone", typed), ("secondPhone", "030 231250123"), ("channel", "letter"), ("writes", "ru"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Contains(says, guest.Page.GetElementById("phone-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, guest.Page.QuerySelector("input[name=phone]")!.GetAttribute("value"));
        Assert.NotNull(guest.Page.QuerySelector("input[name=channel][value=letter][checked]"));
        Assert.NotNull(guest.Page.QuerySelector("input[name=writes][value=ru][checked]"));
        Assert.Null(guest.Page.QuerySelector("[data-hostile]"));
        Assert.Equal(0, await ChangesAsync(person));
    }

    [Fact]
    public async Task Who_wants_to_be_called_says_at_which_number()
    {
        var (guest, _) = await CustomerAsync();
        using var _1 = guest;
        await guest.OpenAsync(Change);
        await guest.SendAsync(Change, ("channel", "telephone"));
        Assert.Contains("Enter the number", guest.Page.GetElementById("phone-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_stands_there_already_is_not_refused_whatever_it_is()
    {
        var (guest, _) = await CustomerAsync("+49 0000 000001");
        using var _1 = guest;
        await guest.OpenAsync(Change);
        await guest.SendAsync(Change, ("channel", "letter"));
        Assert.Equal($"{Page}?done=saved", guest.Address);
        Assert.Contains("+49 0000 000001", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signed_in_long_ago_shows_first_who_they_are()
    {
        var (guest, person) = await CustomerAsync();
        using var _ = guest;
        await guest.OpenAsync(Change);
        var form = guest.Form(Change);
        await portal.LetProofsAgeAsync(person.Email);
        await guest.SendAsync(Change, form, ("phone", "030 231250123"));
        Assert.Contains("/sign-in/", guest.Address, StringComparison.Ordinal);
        Assert.Equal(0, await ChangesAsync(person));
    }

    [Fact]
    public async Task Who_has_no_customer_number_sees_the_language_and_what_helps_and_changes_nothing_of_a_contract()
    {
        using var guest = await portal.SomebodyAsync();
        await guest.OpenAsync(Page);
        Assert.NotNull(guest.Page.QuerySelector("main a[href='/en/account/customer-number']"));
        foreach (var page in new[] { "change", "name", "address" })
        {
            await guest.OpenAsync($"{Page}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        }
    }

    [Fact]
    public async Task What_helps_is_kept_with_a_tick_of_ones_own_and_removed_by_one_touch()
    {
        using var guest = await portal.SomebodyAsync();
        await guest.OpenAsync($"{Page}/needs");
        Assert.Empty(guest.Page.QuerySelectorAll("main input[checked]"));
        await guest.SendAsync($"{Page}/needs", ("needs", "large-print"), ("text", "<b data-hostile>on the left</b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.NotNull(guest.Page.GetElementById("agree-error"));
        Assert.NotNull(guest.Page.QuerySelector("input[value=large-print][checked]"));
        await guest.SendAsync($"{Page}/needs", ("agree", "yes"));
        Assert.Equal($"{Page}?done=needs", guest.Address);
        Assert.Contains("Letters in large print", guest.Main, StringComparison.Ordinal);
        Assert.Contains("on the left", guest.Main, StringComparison.Ordinal);
        Assert.Null(guest.Page.QuerySelector("[data-hostile]"));
        await guest.SendAsync("handler=remove");
        Assert.Equal($"{Page}?done=removed", guest.Address);
        Assert.DoesNotContain("Letters in large print", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync("/en/account/consents");
        Assert.Equal("no", guest.Page.QuerySelector("li:has(#accessibility-needs) .consent-state")!.GetAttribute("data-given"));
    }

    [Fact]
    public async Task Needs_that_are_none_of_ours_and_an_empty_form_are_refused()
    {
        using var guest = await portal.SomebodyAsync();
        await guest.OpenAsync($"{Page}/needs");
        await guest.SendAsync($"{Page}/needs", ("needs", "gold"), ("agree", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.NotNull(guest.Page.GetElementById("needs-error"));
    }

    private Task<long> ChangesAsync(Person person) =>
        Db.SingleOrDefaultAsync<long>(
            "select count(*) from audit where action = 'contact.changed' and target = @Target",
            new { person.Target },
            Ct
        );

    private async Task<(HttpBrowser Guest, Person Person)> CustomerAsync(string? phone = null)
    {
        var number = $"KONTAKT{Interlocked.Increment(ref customers)}";
        var record = TestLines.Of(number, number + "L");
        var customer = record.Customer with { Phone = phone, Language = "en", Address = record.Services[0].Address };
        await Db.WriteAsync(work => work.WriteAsync(record with { Customer = customer }), Ct);
        var person = await TestData
            .In(portal.Program)
            .CustomerWithPasswordAsync(p => (p.Name, p.CustomerNumber) = ("Customer who is hard to reach", number));
        return (await portal.EnterAsync(person.Email), person);
    }
}
