using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Tests.Hosting;
using Portal.Tests.Status;
using Portal.Tests.Tickets;
using Portal.Web.Tickets;
using Portal.Web.Tickets.New;

namespace Portal.Tests.Site;

/// <summary>
/// A form whose token is good no more (an old tab, a session that ended or began meanwhile) is carried out by nobody, and comes back with
/// every word that was typed into it.
/// </summary>
public sealed class OldTabTests(TicketPortal portal) : IClassFixture<TicketPortal>
{
    public static TheoryData<string> OfNobody =>
        [
            "sign-in",
            "sign-up",
            "sign-up/on-file",
            "sign-up/open",
            "reset-password",
            "reset-password/second-address",
            "reset-password/recovery-code",
            "tickets/link/new",
            "status/follow",
            $"status/{StatusPortal.Outage}/me-too",
            .. Enum.GetValues<TicketType>().Select(t => $"tickets/open/{TicketForms.Word(t)}"),
        ];

    public static TheoryData<string, string> OfPeople =>
        new()
        {
            { "", "account/details" },
            { "", "account/addresses/change?which=main" },
            { "", "account/addresses/change?which=second" },
            { "Agent1", "account/customer-number" },
            { "Supervisor", "agents/replies" },
            { "Administrator", "people/invite" },
            { "Supervisor", "incidents/new" },
            { "Supervisor", "incidents/new?kind=planned" },
            { "Supervisor", $"incidents/{StatusPortal.Outage}/update" },
            { "Supervisor", $"incidents/update?incident={StatusPortal.Outage}.1" },
        };

    [Theory]
    [MemberData(nameof(OfNobody))]
    public async Task Of_a_guest(string page)
    {
        using var guest = portal.Come();
        await KeepsAsync(guest, $"/en/{page}");
    }

    [Theory]
    [MemberData(nameof(OfPeople))]
    public async Task Of_somebody_who_is_signed_in(string role, string page)
    {
        using var guest = portal.Come();
        if (role == "")
            await guest.SignInAsCustomerAsync(1004);
        else
            await guest.SignInAsAsync(role);
        await KeepsAsync(guest, $"/en/{page}");
    }

    [Fact]
    public async Task About_a_request_that_is_open_or_over()
    {
        var (guest, reference) = await portal.FiledAsync("old-tab@example.org");
        using var _1 = guest;
        await KeepsAsync(guest, $"/en/tickets/{reference}");
        await guest.OpenAsync($"/en/tickets/{reference}");
        await guest.SendAsync("handler=close");
        await KeepsAsync(guest, $"/en/tickets/{reference}"); // opening it again
        await KeepsAsync(guest, $"/en/tickets/{reference}/survey");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/handover")]
    [InlineData("/incident")]
    [InlineData("/merge")]
    [InlineData("/promise")]
    [InlineData("/triage")]
    public async Task At_the_help_desk(string part)
    {
        var (guest, reference) = await portal.FiledAsync("old-tab-of-an-agent@example.org");
        guest.Dispose();
        using var agent = portal.Come();
        await agent.SignInAsAsync("Supervisor");
        await KeepsAsync(agent, $"/en/agents/{reference}{part}");
    }

    private static async Task KeepsAsync(HttpBrowser guest, string address)
    {
        await guest.OpenAsync(address);
        Assert.Equal((HttpStatusCode.OK, address), (guest.Status, guest.Address));
        var (forms, faults) = (FormsOf(guest.Page).Select(NameOf).ToList(), new List<string>());
        Assert.NotEmpty(forms);
        foreach (var name in forms)
        {
            await guest.OpenAsync(address);
            var form = FormsOf(guest.Page).Single(f => NameOf(f) == name);
            var typed = FieldsOf(form)
                .Select(
                    (f, n) =>
                        (
                            Name: f.GetAttribute("name")!,
                            Value: f is IHtmlInputElement { Type: "email" } ? $"typed-{n}@example.org" : $"Typed {n}"
                        )
                )
                .ToArray();
            await guest.SendAsync(form, [.. typed, ("form-token", "of another time")]);
            var back = FormsOf(guest.Page).FirstOrDefault(f => NameOf(f) == name);
            if (guest.Status != HttpStatusCode.BadRequest || back is null)
                faults.Add($"{name}: {(int)guest.Status} {guest.Address}");
            else
                faults.AddRange(
                    from field in typed
                    let held = ValueOf(back, field.Name)
                    where held != field.Value
                    select $"{name}: {field.Name} holds \"{held}\""
                );
        }

        Assert.Empty(faults);
    }

    private static string NameOf(IHtmlFormElement form) =>
        $"{form.GetAttribute("action")} {string.Join(' ', FieldsOf(form).Select(f => f.GetAttribute("name")))}";

    private static List<IHtmlFormElement> FormsOf(IHtmlDocument page) =>
        [.. page.QuerySelectorAll<IHtmlFormElement>("main form").Where(f => f.Method == "post" && FieldsOf(f).Any())];

    // Passwords and codes of the moment never come back.
    private static IEnumerable<IElement> FieldsOf(IHtmlFormElement form) =>
        form.Elements.Where(e =>
            e.GetAttribute("name") is { Length: > 0 }
            && e
                is IHtmlTextAreaElement { IsReadOnly: false }
                    or IHtmlInputElement
                    {
                        Type: "text" or "email" or "tel",
                        IsReadOnly: false,
                        IsDisabled: false,
                        Autocomplete: not "one-time-code"
                    }
        );

    private static string? ValueOf(IHtmlFormElement form, string name) =>
        form.Elements[name] switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            _ => null,
        };
}
