using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Plans.Buying;
using UglyToad.PdfPig;

namespace Portal.Tests.Plans.Buying;

/// <summary>Buying a line as somebody does who is no customer yet and runs no scripts.</summary>
public sealed class PurchasePagesTests(SharedPortal portal)
{
    private const string At = "country=ES&postcode=00000&street=Calle+1";

    private static int buyers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_buyer_goes_from_the_plan_to_a_confirmed_order_and_the_help_desk_makes_a_customer_of_it()
    {
        var program = await portal.ProgramAsync();
        using var guest = new HttpBrowser(program.Address);
        var email = Email();
        await guest.OpenAsync("/de/plans/fibre-500");
        await guest.OpenAsync(guest.Page.QuerySelector("a[href='/de/buy/fibre-500']")!.GetAttribute("href")!);
        await guest.OpenAsync($"/de/buy/fibre-500?{At}");
        Assert.Contains("Verfügbar: Glasfaser", Said(guest), StringComparison.Ordinal);
        await guest.OpenAsync($"/de/buy/fibre-500/details?{At}&extra=tv-plus");
        await SubmitAsync(guest, ("town", "Villa Demo"), ("name", "Buyer without an account"), ("email", email));
        Assert.EndsWith("/confirm", guest.Address, StringComparison.Ordinal);
        var page = Said(guest);
        foreach (
            var words in (string[])
                ["39,98 €", "für 6 Monate, danach 49,98 €", "78,88 €", "Mindestlaufzeit: 24 Monate", "Vertragszusammenfassung"]
        )
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Equal("Zahlungspflichtig bestellen", guest.Page.QuerySelector("form[action$=confirm] button")!.TextContent);
        using (var pdf = PdfDocument.Open(await guest.FileAsync(guest.Page.QuerySelector(".summary a")!.GetAttribute("href")!)))
            Assert.Equal("Vertragszusammenfassung", pdf.Information.Title);
        await SubmitAsync(guest);
        Assert.EndsWith("?done=ordered", guest.Address, StringComparison.Ordinal);
        var order = guest.Address.Split('?')[0];
        Assert.Empty(guest.Page.QuerySelectorAll("form[action*='verify']"));
        using var mailbox = new HttpBrowser(program.Address);
        await mailbox.OpenAsync(order);
        Assert.Equal(HttpStatusCode.NotFound, mailbox.Status);
        await mailbox.OpenAsync((await program.ButtonsAsync(email, "/buy/link?token=", Ct)).Single());
        Assert.Equal(order, mailbox.Address);
        await mailbox.SendAsync("handler=verify");
        Assert.EndsWith("?done=verified", mailbox.Address, StringComparison.Ordinal);
        await program.Services.GetRequiredService<PurchaseSender>().RunAsync(Ct);

        using var desk = new HttpBrowser(program.Address);
        await desk.SignInAsAsync("Agent1");
        await desk.OpenAsync("/en/connections");
        await desk.OpenAsync(desk.Page.QuerySelector($"a[href$='{order.Split('/')[^1]}']")!.GetAttribute("href")!);
        Assert.Contains("Buyer without an account", desk.Main, StringComparison.Ordinal);
        await desk.SendAsync((IHtmlFormElement)desk.Page.QuerySelector("[name=day]")!.Closest("form")!, ("day", "2020-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, desk.Status);
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1)).ToString("yyyy-MM-dd", null);
        await desk.SendAsync((IHtmlFormElement)desk.Page.QuerySelector("[name=day]")!.Closest("form")!, ("day", today));
        Assert.EndsWith("?done=completed", desk.Address, StringComparison.Ordinal);
        await mailbox.OpenAsync(order);
        Assert.Contains("Ihr Anschluss läuft", mailbox.Main, StringComparison.Ordinal);
        Assert.Empty(mailbox.Page.QuerySelectorAll("form[action*='cancel']"));
    }

    [Fact]
    public async Task The_first_mail_holds_no_word_that_was_typed_and_the_receipt_holds_the_whole_summary()
    {
        var program = await portal.ProgramAsync();
        using var guest = new HttpBrowser(program.Address);
        var email = Email();
        await guest.OpenAsync($"/en/buy/fibre-100/details?{At}");
        await SubmitAsync(guest, ("town", "Villa Typed"), ("name", "Name that was typed"), ("email", email));
        await SubmitAsync(guest);
        var link = (await program.ButtonsAsync(email, "/buy/link?token=", Ct)).Single();
        Assert.All(
            (string[])["Villa Typed", "Name that was typed", "Calle 1"],
            typed => Assert.DoesNotContain(typed, program.Mails(email).Single().Html, StringComparison.Ordinal)
        );
        await guest.OpenAsync(link);
        await guest.SendAsync("handler=verify");
        await Until.TrueAsync(() => Task.FromResult(program.Mails(email).Count == 2), () => "No receipt came.", Ct);
        Assert.Contains("Villa Typed", program.Mails(email)[0].Html, StringComparison.Ordinal);
        Assert.Contains("How long it runs, and how it ends", program.Mails(email)[0].Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync($"/es/buy/fibre-100/details?{At}");
        await SubmitAsync(
            guest,
            ("name", "Comprador"),
            ("email", "nobody"),
            ("phone", "x"),
            ("day", "2020-01-01"),
            ("billingStreet", "Otra 1")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        foreach (var field in (string[])["town", "email"])
            Assert.Equal("true", guest.Page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        await SubmitAsync(guest, ("town", "Villa"), ("email", "comprador@example.org"));
        foreach (var field in (string[])["phone", "day", "billingPostcode", "billingTown"])
            Assert.Equal("true", guest.Page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.Equal("Comprador", guest.Page.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Going_back_keeps_the_details_and_reloading_orders_nothing_twice()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync($"/en/buy/fibre-100/details?{At}");
        await SubmitAsync(guest, ("town", "Villa Demo"), ("name", "Buyer who goes back"), ("email", Email()));
        var confirm = guest.Address;
        await guest.OpenAsync(guest.Page.QuerySelector(".back a")!.GetAttribute("href")!);
        Assert.Equal("Buyer who goes back", guest.Page.QuerySelector("#name")!.GetAttribute("value"));
        await guest.OpenAsync(confirm);
        using var tab = guest.Copy();
        await tab.OpenAsync(confirm);
        await SubmitAsync(guest);
        await SubmitAsync(tab);
        Assert.Equal(guest.Address, tab.Address);
        await guest.SendAsync("handler=cancel");
        Assert.EndsWith("?done=cancelled", guest.Address, StringComparison.Ordinal);
        using var stranger = new HttpBrowser(await portal.AddressAsync());
        foreach (
            var address in (string[])
                [confirm, confirm.Replace("confirm", "summary", StringComparison.Ordinal), "/en/buy/no-such-plan", "/en/buy/social-30"]
        )
        {
            await stranger.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }

        await stranger.OpenAsync("/en/buy/link?token=" + new string('a', 43));
        Assert.Equal(HttpStatusCode.Gone, stranger.Status);
    }

    [Fact]
    public async Task Where_the_plan_cannot_be_had_it_cannot_be_ordered_but_asked_for()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/en/buy/cable-250?country=GB&postcode=00000&street=Example+Street+5");
        Assert.Contains("There is no line of this kind", guest.Main, StringComparison.Ordinal);
        Assert.NotNull(guest.Page.QuerySelector("a[href*='/tickets/open/change']"));
        await guest.OpenAsync("/en/buy/cable-250/details?country=GB&postcode=00000&street=Example+Street+5");
        Assert.StartsWith("/en/buy/cable-250?", guest.Address, StringComparison.Ordinal);
        await guest.OpenAsync("/en/buy/fibre-100?country=ES&postcode=00000");
        Assert.Equal("true", guest.Page.QuerySelector("#street")!.GetAttribute("aria-invalid"));
        await guest.OpenAsync($"/en/buy/fibre-100/details?{At}&extra=tv-basic&extra=tv-plus");
        Assert.Contains("These extras cannot be combined", guest.Main, StringComparison.Ordinal);
    }

    private static string Email() => $"page-buyer{Interlocked.Increment(ref buyers)}@example.org";

    private static string Said(HttpBrowser guest) => guest.Main.Replace('\u00A0', ' ');

    private static Task<IHtmlDocument> SubmitAsync(HttpBrowser guest, params (string Name, string Value)[] typed) =>
        guest.SendAsync((IHtmlFormElement)guest.Page.QuerySelector("main form[method=post]")!, typed);
}
