using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Tests.Hosting;
using Portal.Tests.Site;

namespace Portal.Tests.Identity;

/// <summary>
/// Whatever is typed into a field about accounts, the page answers: what is wrong stands at the field, what was typed stays, and none of it
/// becomes part of the page.
/// </summary>
public sealed class EveryFieldTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static readonly string[] Typed =
    [
        "",
        "   ",
        new string('x', 3000),
        "😀👩‍🚀🏳️‍🌈",
        "\u202Eeman\u202C اسم",
        "nul\0inside",
        "two\r\nlines: Bcc: a@example.org",
        "\"><b data-hostile onclick=alert(1)>x</b>",
        "\u0301\u0308",
        "%00%0d%0a",
    ];

    public static TheoryData<string> OfNobody =>
        [
            "/sign-in",
            "/sign-up",
            "/sign-up/on-file",
            "/sign-up/open",
            "/reset-password",
            "/reset-password/second-address",
            "/reset-password/code",
            "/reset-password/recovery-code",
            "/reset-password/printed-code",
        ];

    public static TheoryData<string> OfCustomers =>
        [
            "/account/details",
            "/account/password",
            "/account/addresses/change?which=second",
            "/account/addresses/change?which=main",
            "/account/customer-number",
            "/account/second-step",
            "/account/contact/change",
            "/account/contact/name",
            "/account/contact/address",
        ];

    public static TheoryData<string> OfStaff => ["/people/invite", "/people/clients/new", "/people/printed-code", "/people"];

    [Theory]
    [MemberData(nameof(OfNobody))]
    public Task At_the_door(string page) => FillAsync(new HttpBrowser(portal.Address), page);

    [Theory]
    [MemberData(nameof(OfCustomers))]
    public async Task In_the_account(string page)
    {
        var guest = new HttpBrowser(portal.Address);
        if (page == "/account/customer-number")
            await guest.SignInAsAsync("Agent1", "ca"); // who has none yet
        else
            await guest.SignInAsCustomerAsync(1001, "ca");
        await FillAsync(guest, page);
    }

    [Theory]
    [MemberData(nameof(OfStaff))]
    public async Task Among_people(string page)
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync(page == "/people/printed-code" ? "Agent1" : "Administrator", "ca");
        await FillAsync(guest, page);
    }

    private static async Task FillAsync(HttpBrowser guest, string page)
    {
        using var _1 = guest;
        await guest.OpenAsync($"/ca{page}");
        Assert.Equal((HttpStatusCode.OK, $"/ca{page}"), (guest.Status, guest.Address));
        var fields = FieldsOf(guest.Page).Select(f => (Form: f.Form!.GetAttribute("action") ?? "", Name: f.GetAttribute("name")!)).ToList();
        Assert.NotEmpty(fields);
        var faults = new List<string>();
        foreach (var (action, name) in fields)
        {
            foreach (var typed in Typed)
            {
                await guest.OpenAsync($"/ca{page}");
                if (FormWith(guest.Page, action, name) is not { } form)
                    continue; // something that was typed has been taken: the page asks for something else now
                if (form.Method == "get")
                    await guest.OpenAsync($"{form.GetAttribute("action") ?? $"/ca{page}"}?{name}={Uri.EscapeDataString(typed)}");
                else
                    await guest.SendAsync(form, (name, typed));
                faults.AddRange(
                    FaultsOf(guest, action, name, typed).Select(f => $"{page} {name} [{typed[..Math.Min(20, typed.Length)]}]: {f}")
                );
            }
        }

        Assert.Empty(faults);
    }

    private static IEnumerable<string> FaultsOf(HttpBrowser guest, string action, string name, string typed)
    {
        if ((int)guest.Status >= 500 || guest.Status is HttpStatusCode.BadRequest)
            yield return $"answered {(int)guest.Status}";
        if (guest.Page.QuerySelector("[data-hostile], [onclick]") is not null)
            yield return "what was typed became part of the page";
        if (guest.Status != HttpStatusCode.UnprocessableEntity)
            yield break;
        if (guest.Page.QuerySelector("#errors[role=alert] li") is null)
            yield return "nothing is said";
        foreach (var missing in AccessibleErrors.Missing(guest.Page))
            yield return missing;
        if (FormWith(guest.Page, action, name)?.Elements[name] is not IHtmlInputElement field)
            yield return "the field is gone";
        else if (
            field.Type != "password"
            && !field.IsDisabled
            && typed.Trim() != ""
            && !typed.Any(char.IsControl)
            && field.Value != typed
            && field.GetAttribute("autocomplete") is not "one-time-code"
        )
            yield return $"the text is lost: {field.Value}";
        else if (field.Type == "password" && field.Value is { Length: > 0 })
            yield return "a password comes back";
    }

    private static IEnumerable<IHtmlInputElement> FieldsOf(IHtmlDocument page) =>
        page.QuerySelectorAll<IHtmlInputElement>("main form input")
            .Where(i =>
                i.Type is "text" or "email" or "tel" or "password" or "search" && i.GetAttribute("name") is { Length: > 0 } && !i.IsReadOnly
            );

    private static IHtmlFormElement? FormWith(IHtmlDocument page, string action, string name) =>
        page.Forms.FirstOrDefault(f => (f.GetAttribute("action") ?? "") == action && f.Elements.Any(e => e.GetAttribute("name") == name));
}
