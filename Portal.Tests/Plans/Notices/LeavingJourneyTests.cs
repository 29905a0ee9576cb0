using System.Net;
using Portal.Tests.Hosting;
using Portal.Tests.Tickets;

namespace Portal.Tests.Plans.Notices;

/// <summary>Giving notice and withdrawing, in a browser that runs no scripts and by people who are not signed in.</summary>
public sealed class LeavingJourneyTests(TicketPortal portal) : IClassFixture<TicketPortal>
{
    public static TheoryData<string, string, string> Terminations =>
        new()
        {
            { "en", "Cancel contracts here", "Cancel contract now" },
            { "de", "Verträge hier kündigen", "Jetzt kündigen" },
            { "es", "Cancela aquí tu contrato", "Cancela el contrato ahora" },
            { "pt", "Rescindir o contrato aqui", "Rescindir o contrato agora" },
            { "ru", "Расторгнуть договор", "Расторгнуть договор сейчас" },
            { "ca", "Cancel·la aquí el contracte", "Cancel·la el contracte ara" },
        };

    public static TheoryData<string, string, string> Withdrawals =>
        new()
        {
            { "en", "Withdraw from a contract here", "Confirm withdrawal" },
            { "de", "Vertrag widerrufen", "Widerruf bestätigen" },
            { "es", "Desiste aquí del contrato", "Confirma el desistimiento" },
            { "pt", "Desistir do contrato aqui", "Confirmar a desistência" },
            { "ru", "Отказаться от договора", "Подтвердить отказ" },
            { "ca", "Desisteix aquí del contracte", "Confirma el desistiment" },
        };

    [Theory]
    [MemberData(nameof(Terminations))]
    public async Task Anybody_gives_notice_in_two_steps_from_any_page_without_signing_in(string language, string link, string button)
    {
        using var guest = portal.Come();
        await guest.OpenAsync($"/{language}/plans");
        var footer = guest.Page.QuerySelectorAll(".site-footer a").Single(a => Plain(a.TextContent) == link);
        await guest.OpenAsync(footer.GetAttribute("href")!);
        Assert.Equal(link, Plain(guest.Page.QuerySelector("h1")!.TextContent));
        Assert.Equal(["manner", "reason", "name", "number", "day", "email"], FieldsOf(guest, "/cancel"));
        Assert.Contains(guest.Page.QuerySelectorAll("main form button"), b => Plain(b.TextContent) == button); // on the page that asks
        await guest.SendAsync("/cancel", Typed(language));
        Assert.Equal(button, Plain(guest.Page.QuerySelector("main form .button")!.TextContent));
        Assert.Contains($"kunde-{language}@example.org", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync("/cancel", ("act", "confirm"));
        await IsReceivedAsync(guest, $"kunde-{language}@example.org");
    }

    [Theory]
    [MemberData(nameof(Withdrawals))]
    public async Task Anybody_withdraws_in_two_steps_without_signing_in(string language, string link, string button)
    {
        using var guest = portal.Come();
        await guest.OpenAsync($"/{language}/help");
        await guest.OpenAsync(
            guest.Page.QuerySelectorAll(".site-footer a").Single(a => Plain(a.TextContent) == link).GetAttribute("href")!
        );
        Assert.Equal(["name", "number", "email"], FieldsOf(guest, "/withdraw"));
        var mail = $"widerruf-{language}@example.org";
        await guest.SendAsync("/withdraw", ("name", "Customer at home"), ("number", "B-1"), ("email", mail), ("act", "check"));
        Assert.Equal([button], guest.Page.QuerySelectorAll("main form .button").Select(b => Plain(b.TextContent)));
        await guest.SendAsync("/withdraw", ("act", "confirm"));
        await IsReceivedAsync(guest, mail);
        Assert.NotNull(guest.Page.QuerySelector($"main a[href='/{language}/cancel']")); // for who comes too late
    }

    [Fact]
    public async Task Notice_can_be_given_on_the_page_that_asks()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/de/cancel");
        await guest.SendAsync("/cancel", [.. Typed("direct").Where(f => f.Name != "act"), ("act", "confirm")]);
        await IsReceivedAsync(guest, "kunde-direct@example.org");
    }

    [Fact]
    public async Task A_reload_a_double_click_and_a_second_tab_give_notice_once()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/cancel");
        await guest.SendAsync("/cancel", Typed("twice"));
        var form = guest.Form("/cancel");
        await guest.SendAsync(form, ("act", "confirm"));
        var first = guest.Address;
        await guest.SendAsync(form, ("act", "confirm"));
        Assert.Equal(first, guest.Address);
        await guest.OpenAsync("/en/cancel");
        await guest.SendAsync("/cancel", [.. Typed("twice").Where(f => f.Name != "act"), ("act", "confirm")]);
        Assert.Equal(first, guest.Address);
        Assert.Equal("1", await portal.AskAsync("select count(*) from contract_notice where email = 'kunde-twice@example.org'"));
    }

    [Fact]
    public async Task A_number_that_exists_and_one_that_does_not_are_answered_in_the_same_words()
    {
        var known = await AnswerAsync("DEMO-1002", "Demo Customer with an Unpaid Bill");
        var unknown = await AnswerAsync("DEMO-9999", "Demo Customer with an Unpaid Bill");
        Assert.Equal(known, unknown);

        async Task<string> AnswerAsync(string number, string name)
        {
            using var guest = portal.Come();
            await guest.OpenAsync("/en/cancel");
            var mail = $"{number.ToLowerInvariant()}@example.org";
            await guest.SendAsync("/cancel", ("name", name), ("number", number), ("email", mail), ("act", "confirm"));
            await IsReceivedAsync(guest, mail);
            await Until.TrueAsync(
                async () =>
                    await portal.AskAsync($"select state from contract_notice where email = '{mail}'") is "Confirmed" or "NeedsReview",
                () => "Nobody looks at it.",
                TestContext.Current.CancellationToken
            );
            await guest.OpenAsync(guest.Address);
            Assert.Single(portal.Mails(mail));
            var reference = guest.Page.QuerySelector(".reference strong")!.TextContent;
            var at = guest.Page.QuerySelector(".notice-rows dd")!.TextContent;
            return guest
                .Main.Replace(reference, "", StringComparison.Ordinal)
                .Replace(at, "", StringComparison.Ordinal)
                .Replace(mail, "", StringComparison.Ordinal)
                .Replace(number, "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/de/cancel");
        await guest.SendAsync(
            "/cancel",
            ("manner", "extraordinary"),
            ("name", "Nur das"),
            ("day", "gestern"),
            ("email", "x"),
            ("act", "check")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal("Nur das", guest.Page.QuerySelector("#name")!.GetAttribute("value"));
        await guest.SendAsync("/cancel", ("number", "1"), ("email", "x@example.org"), ("act", "check"));
        Assert.Equal(["#reason", "#day"], guest.Page.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")));
        await guest.SendAsync("/cancel", ("reason", "Kein Netz"), ("day", "2000-01-01"), ("act", "check"));
        Assert.Equal(["#day"], guest.Page.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")));
        await guest.SendAsync("/cancel", ("day", ""), ("act", "check"));
        await guest.SendAsync("/cancel", ("act", "change"));
        Assert.Equal("Kein Netz", guest.Page.QuerySelector("#reason")!.TextContent);
        Assert.Equal("Nur das", guest.Page.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task While_nothing_can_be_written_what_was_typed_stays_in_the_form()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/de/cancel");
        await using (await portal.LockAsync())
        {
            await guest.SendAsync("/cancel", [.. Typed("busy").Where(f => f.Name != "act"), ("act", "confirm")]);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, guest.Status);
            Assert.Equal("DEMO-4711", guest.Page.QuerySelector("#number")!.GetAttribute("value"));
        }

        await guest.SendAsync("/cancel", ("act", "confirm"));
        await IsReceivedAsync(guest, "kunde-busy@example.org");
    }

    [Fact]
    public async Task A_stranger_sees_nobodys_confirmation()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/cancel");
        await guest.SendAsync("/cancel", [.. Typed("own").Where(f => f.Name != "act"), ("act", "confirm")]);
        using var stranger = portal.Come();
        await stranger.OpenAsync(guest.Address);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await stranger.SignInAsCustomerAsync(1003);
        await stranger.OpenAsync(guest.Address);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task Whoever_moves_sends_a_request_that_can_be_followed()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/pt/moving");
        await guest.SendAsync(
            "/moving",
            ("street", "Rua Nova 1"),
            ("postcode", "00001"),
            ("town", "Vila"),
            ("day", "2030-05-31"),
            ("name", "Customer who moves"),
            ("email", "moves@example.org")
        );
        var reference = TicketPortal.ReferenceIn(guest);
        Assert.Equal(
            "Change|move",
            await portal.AskAsync("select type || '|' || topic from ticket where reference = $r", ("$r", reference))
        );
    }

    private async Task IsReceivedAsync(HttpBrowser guest, string mail)
    {
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Contains("/notices/C-", guest.Address, StringComparison.Ordinal);
        var reference = guest.Page.QuerySelector(".reference strong")!.TextContent;
        Assert.Matches(@"\d\d:\d\d UTC", guest.Main);
        await Until.TrueAsync(
            () =>
                Task.FromResult(
                    portal
                        .Mails(mail)
                        .Any(m => m.Contains(reference, StringComparison.Ordinal) && m.Contains(" UTC", StringComparison.Ordinal))
                ),
            () => $"No confirmation came to {mail}.",
            TestContext.Current.CancellationToken
        );
    }

    // The site puts spaces at which no line ends.
    private static string Plain(string text) => text.Replace('\u00A0', ' ');

    private static IEnumerable<string> FieldsOf(HttpBrowser guest, string action) =>
        guest
            .Form(action)
            .Elements.Select(e => e.GetAttribute("name") ?? "")
            .Where(n => n is not ("" or "act" or "key" or "form-token"))
            .Distinct();

    private static (string Name, string Value)[] Typed(string who) =>
        [("name", "Customer at home"), ("number", "DEMO-4711"), ("email", $"kunde-{who}@example.org"), ("act", "check")];
}
