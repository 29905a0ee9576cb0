using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Agents.Search;
using Portal.Web.Data;
using Portal.Web.Provider.Contact;
using Portal.Web.Tickets;
using Portal.Web.Tickets.Attachments;

namespace Portal.Tests.Agents.Search;

/// <summary>What the help desk knows is found from one field, without scripts as well.</summary>
public sealed partial class SearchPageTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Theory]
    [InlineData("en", "The television freezes", "The router restarts every evening", "rounter televison")]
    [InlineData("de", "Fernsehen ruckelt", "Der Router startet jeden Abend neu", "routter fernsehn")]
    [InlineData("es", "El teléfono hace ruido", "La llamada se corta a los dos minutos", "telefno llamadda")]
    [InlineData("pt", "Fatura duplicada", "O desconto da campanha desapareceu", "fatrua descnto")]
    [InlineData("ru", "Телевизор показывает квадратики", "Приставка сильно перегревается", "телевзор приствка")]
    [InlineData("ca", "La impressora no respon", "No troba la xarxa sense fil", "impresora xarxaa")]
    public async Task A_case_is_found_by_two_misspelt_words(string language, string subject, string text, string typed)
    {
        var ticket = new TestTicket
        {
            Language = language,
            Subject = subject,
            Text = text,
        };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = await EnterAsync(language: language);
        await FindAsync(agent, $"/{language}/agents/search?q={Uri.EscapeDataString(typed)}", ticket.Reference);
        var hit = Hit(agent, ticket.Reference)!;
        Assert.NotEmpty(hit.QuerySelectorAll("mark"));
        Assert.Equal(language == agent.Page.DocumentElement.GetAttribute("lang"), hit.QuerySelector("[lang]") is null);
    }

    [Fact]
    public async Task Names_before_a_colon_may_be_typed_in_the_language_of_the_agent()
    {
        var ticket = new TestTicket { Subject = "Faultier im Schaltkasten" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = await EnterAsync(language: "de");
        await FindAsync(agent, "/de/agents/search?q=faultier+seit:2020-01-01+status:offen", ticket.Reference);
        await FindNothingAsync(agent, "/de/agents/search?q=faultier+vor:2020-01-01");
        await FindNothingAsync(agent, "/de/agents/search?q=faultier+-status:offen");
    }

    [Fact]
    public async Task Notes_handovers_names_of_files_and_texts_in_files_are_found_and_say_what_they_are()
    {
        var ticket = new TestTicket { Subject = "Ein Fall mit allem", Text = "Guten Tag" };
        var id = await TestData.In(portal).OpenTicketAsync(ticket);
        await TestData.In(portal).AgentEntryAsync(ticket.Reference, EntryKind.Note, "Der Vermieter heißt Pfifferling", isPublic: false);
        await AttachAsync(id, "blitzableiter.txt", "pppoe: Wombat-4711 timed out");
        using var agent = await EnterAsync();
        foreach (var (typed, place) in new[] { ("pfifferling", "Internal:"), ("blitzableiter", "File:"), ("wombat-4711", "File:") })
        {
            await FindAsync(agent, $"/en/agents/search?q={typed}", ticket.Reference);
            Assert.Contains(place, Hit(agent, ticket.Reference)!.TextContent, StringComparison.Ordinal);
        }

        await agent.OpenAsync($"/en/agents/{ticket.Reference}/handover");
        await agent.SendAsync(
            "/handover",
            ("summary", "Braucht einen Trüffelhund"),
            ("steps", "Alles"),
            ("results", "Nichts"),
            ("impact", "Alle"),
            ("promised", "Morgen")
        );
        await FindAsync(agent, "/en/agents/search?q=tr%C3%BCffelhund", ticket.Reference);
        Assert.Contains("Handover:", Hit(agent, ticket.Reference)!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+34 932 345 678")]
    [InlineData("0034932345678")]
    [InlineData("932 34 56 78")]
    [InlineData("345678")]
    public async Task A_customer_is_found_by_a_telephone_number_however_it_is_typed(string typed)
    {
        var contacts = portal.Services.GetRequiredService<IContactDetails>();
        var known = (await contacts.FindAsync("DEMO1004", Ct)).Value!;
        await contacts.ChangeAsync("DEMO1004", known with { Phone = "+34932345678" }, Ct);
        using var agent = await EnterAsync();
        await FindAsync(agent, $"/en/agents/search?q={Uri.EscapeDataString(typed)}", "DEMO1004");
    }

    [Fact]
    public async Task A_customer_is_found_by_parts_of_name_mail_street_and_serial_number()
    {
        var row = (
            await Db.ListAsync<Row>(
                """
                select c.number, c.name, c.email, a.street, d.serial from customer c join service s on s.customer_id = c.id
                join address a on a.id = s.address_id join device d on d.service_id = s.id where c.email is not null limit 1
                """,
                ct: Ct
            )
        )[0];
        using var agent = await EnterAsync();
        foreach (var typed in new[] { row.Name.Split(' ')[^1], row.Email.Split('@')[0], row.Street, row.Serial[^6..] })
            await FindAsync(agent, $"/en/agents/search?kind=customer&q={Uri.EscapeDataString(typed)}", row.Number);
    }

    [Fact]
    public async Task Incidents_ready_replies_and_articles_stand_in_the_same_list()
    {
        using var supervisor = await EnterAsync("Supervisor");
        await supervisor.OpenAsync("/en/agents/replies");
        await supervisor.SendAsync("/agents/replies", ("in", "en"), ("title", "Marmoset greeting"), ("text", "Hello from the marmoset"));
        await FindAsync(supervisor, "/en/agents/search?q=marmosets", "in=en");
        await FindAsync(supervisor, "/en/agents/search?q=change+wifi+password", "/en/help/");
        var title = (await Db.ListAsync<string>("select title from incident_text where language = 'en' limit 1", ct: Ct))[0];
        await FindAsync(supervisor, $"/en/agents/search?kind=incident&q={Uri.EscapeDataString(title)}", "/en/incidents/N-");
    }

    [Fact]
    public async Task A_whole_reference_or_customer_number_leads_straight_there()
    {
        var ticket = new TestTicket();
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = await EnterAsync();
        await agent.OpenAsync($"/en/agents/search?q={ticket.Reference.ToLowerInvariant().Replace('-', ' ')}");
        Assert.Equal($"/en/agents/{ticket.Reference}", agent.Address);
        await agent.OpenAsync("/en/agents/search?q=demo+1004");
        Assert.Equal("/en/agents/customers/DEMO1004", agent.Address);
    }

    [Fact]
    public async Task What_the_index_says_and_the_database_has_not_is_neither_shown_nor_counted()
    {
        var (one, two) = (new TestTicket { Subject = "Dromedar eins" }, new TestTicket { Subject = "Dromedar zwei", Level = 2 });
        foreach (var each in new[] { one, two })
            await TestData.In(portal).OpenTicketAsync(each);
        using var agent = await EnterAsync();
        await FindAsync(agent, "/en/agents/search?q=dromedar", one.Reference);
        var index = portal.Services.GetRequiredService<DeskIndex>().Current!;
        foreach (var kind in new[] { RecordKinds.Ticket, RecordKinds.Customer })
            index.Put([
                new()
                {
                    Kind = kind,
                    Id = 123_456_789,
                    Texts = [new("de", "Dromedar drei", 3)],
                    Fields = [new("level", "2")],
                },
            ]);
        index.Refresh();
        await FindAsync(agent, "/en/agents/search?q=dromedar", two.Reference);
        Assert.StartsWith("2 results", agent.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, agent.Page.QuerySelectorAll(".agents-found > li").Length);
        Assert.Equal("1", Facet(agent, "level=2")!.QuerySelector(".count")!.TextContent);
        await agent.OpenAsync(Facet(agent, "level=2")!.GetAttribute("href")!);
        Assert.Null(Hit(agent, one.Reference));
        Assert.NotNull(Hit(agent, two.Reference));
    }

    [Fact]
    public async Task Each_search_that_shows_somebody_is_recorded_without_what_was_typed()
    {
        var ticket = new TestTicket { Subject = "Axolotl im Aquarium" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = await EnterAsync();
        await FindAsync(agent, "/en/agents/search?q=axolotl", ticket.Reference);
        var before = (await TrailAsync()).Count;
        await agent.OpenAsync("/en/agents/search?handler=suggest&q=axolo");
        Assert.Contains(ticket.Reference, await agent.Answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await agent.OpenAsync("/en/agents/search?q=nothinglikethis");
        var trail = await TrailAsync();
        Assert.Equal(before + 1, trail.Count);
        Assert.All(trail, detail => Assert.DoesNotContain("axolo", detail, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(trail, detail => detail.Split(' ').Contains(ticket.Reference));
    }

    [Fact]
    public async Task Whoever_has_no_role_at_the_help_desk_finds_no_search()
    {
        foreach (var role in new[] { "Editor", "Administrator" })
        {
            using var somebody = await EnterAsync(role);
            foreach (var address in new[] { "/en/agents/search?q=router", "/en/agents/search?handler=suggest&q=router" })
            {
                await somebody.OpenAsync(address);
                Assert.Equal(HttpStatusCode.NotFound, somebody.Status);
            }

            await somebody.OpenAsync(role == "Editor" ? "/en/insights/searches" : "/en/people");
            Assert.Null(somebody.Page.QuerySelector(".staff-find"));
        }
    }

    [Fact]
    public async Task The_field_stands_above_every_page_and_explains_itself_when_it_is_empty()
    {
        using var agent = await EnterAsync();
        foreach (var address in new[] { "/en/agents", "/en/incidents", "/en/agents/reports" })
        {
            await agent.OpenAsync(address);
            Assert.Equal("/en/agents/search", agent.Page.QuerySelector(".staff-bar form[role=search]")!.GetAttribute("action"));
        }

        await agent.OpenAsync("/en/agents/search?q=+");
        Assert.Contains("from:", agent.Main, StringComparison.Ordinal);
        await FindNothingAsync(agent, "/en/agents/search?q=zzzyxwv&state=Held");
        Assert.NotNull(agent.Page.QuerySelector(".agents-try a[href$='?q=zzzyxwv']"));
    }

    private static async Task FindAsync(HttpBrowser agent, string address, string expected) =>
        await Until.TrueAsync(
            async () =>
            {
                await agent.OpenAsync(address);
                Assert.Equal(HttpStatusCode.OK, agent.Status);
                return Hit(agent, expected) is not null;
            },
            () => $"{address} does not find {expected}: {agent.Main}",
            Ct
        );

    private static Task FindNothingAsync(HttpBrowser agent, string address) =>
        Until.TrueAsync(
            async () =>
            {
                await agent.OpenAsync(address);
                return agent.Page.QuerySelector(".agents-try") is not null;
            },
            () => $"{address}: {agent.Main}",
            Ct
        );

    private static IElement? Hit(HttpBrowser agent, string part) =>
        agent
            .Page.QuerySelectorAll(".agents-found > li")
            .FirstOrDefault(li => li.QuerySelector("a")!.GetAttribute("href")!.Contains(part, StringComparison.Ordinal));

    private static IElement? Facet(HttpBrowser agent, string part) =>
        agent
            .Page.QuerySelectorAll(".agents-facets a")
            .FirstOrDefault(a => a.GetAttribute("href")!.Contains(part, StringComparison.Ordinal));

    private Task<IReadOnlyList<string>> TrailAsync() =>
        Db.ListAsync<string>("select detail from audit where action = 'records.searched'", ct: Ct);

    private async Task AttachAsync(long ticketId, string name, string text)
    {
        var (key, bytes) = ($"{Guid.NewGuid():n}", Encoding.UTF8.GetBytes(text));
        var attachments = portal.Services.GetRequiredService<AttachmentService>();
        Assert.Null(
            await attachments.AddAsync(
                new FormFile(new MemoryStream(bytes), 0, bytes.Length, "files", name),
                key,
                new UploadOwner($"person:{ticketId}", IsGuest: false),
                Ct
            )
        );
        await Db.WriteAsync(
            work =>
                work.ExecuteAsync("update attachment set ticket_id = @ticketId, owner = '' where form_key = @key", new { ticketId, key }),
            Ct
        );
    }

    private async Task<HttpBrowser> EnterAsync(string role = "Agent1", string language = "en")
    {
        var somebody = new HttpBrowser(portal.Address);
        await somebody.SignInAsAsync(role, language);
        return somebody;
    }

    private sealed record Row
    {
        public required string Number { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }

        public required string Street { get; init; }

        public required string Serial { get; init; }
    }
}
