using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.People;

namespace Portal.Tests.Identity;

/// <summary>What administrators do with people.</summary>
public sealed class PeopleTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private const string Password = "lanterns over quiet harbours";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_that_is_locked_is_shut_from_the_next_request_on_and_its_owner_is_told()
    {
        var person = await MakeAsync("lock@example.net");
        using var owner = await SignInAsync(person);
        using var administrator = await AdministratorAsync();
        var mails = await MailsAsync();
        await administrator.OpenAsync($"/de/people/{person.Key}");
        await administrator.SendAsync("handler=lock", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        await administrator.SendAsync("handler=lock", ("reason", "Rechnung <b>ungeklärt</b>"));
        Assert.Equal($"/de/people/{person.Key}", administrator.Address);
        Assert.Contains("Rechnung <b>ungeklärt</b>", administrator.Main, StringComparison.Ordinal);
        Assert.Equal(mails + 1, await MailsAsync());
        await owner.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", owner.Address, StringComparison.Ordinal);
        await owner.SendAsync("/en/sign-in", ("email", person.Email), ("password", Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Status);
        await administrator.SendAsync("handler=unlock", ("reason", "geklärt"));
        (await SignInAsync(person)).Dispose();
    }

    [Fact]
    public async Task A_role_that_is_granted_or_taken_counts_from_the_next_request_on()
    {
        var person = await MakeAsync("roles@example.net");
        using var owner = await SignInAsync(person);
        using var administrator = await AdministratorAsync();
        await administrator.OpenAsync($"/en/people/{person.Key}");
        await administrator.SendAsync("handler=roles", ("roles", "Editor"), ("roles", "Owner of everything"));
        Assert.Equal(["Editor"], await RolesAsync(person));
        await owner.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", owner.Address, StringComparison.Ordinal);
        await administrator.OpenAsync($"/en/people/{person.Key}");
        await administrator.SendAsync("handler=roles", ("roles", "Agent1"), ("version", "seen before another changed it"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Equal(["Editor"], await RolesAsync(person));
    }

    [Fact]
    public async Task Sessions_that_an_administrator_ends_are_over_at_the_next_request()
    {
        var person = await MakeAsync("sessions@example.net");
        using var owner = await SignInAsync(person);
        using var administrator = await AdministratorAsync();
        await administrator.OpenAsync($"/en/people/{person.Key}");
        await administrator.SendAsync("handler=end");
        Assert.Contains("Nowhere at the moment", administrator.Main, StringComparison.Ordinal);
        await owner.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", owner.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_their_own_account_here_and_the_last_administrator_remains()
    {
        using var administrator = await AdministratorAsync();
        var (me, service) = (await PersonAsync("administrator@staff.demo.example"), portal.Services.GetRequiredService<PeopleService>());
        await administrator.OpenAsync($"/en/people/{me.Key}");
        Assert.Empty(administrator.Page.QuerySelectorAll("main form"));
        var other = await MakeAsync("other@example.net");
        Assert.Equal(PersonRefusal.Self, await service.LockAsync(MeOf(me), me, "x", Ct));
        Assert.Equal(PersonRefusal.LastAdministrator, await service.LockAsync(MeOf(other), me, "x", Ct));
        Assert.Equal(PersonRefusal.LastAdministrator, await service.ChangeRolesAsync(MeOf(other), me, [], Ct));
        Assert.Equal(["Administrator"], await RolesAsync(me));
    }

    [Fact]
    public async Task Somebody_invited_chooses_a_password_once_and_no_link_works_twice()
    {
        using var administrator = await AdministratorAsync();
        await administrator.OpenAsync("/ca/people/invite");
        await administrator.SendAsync("/people/invite", ("name", "Somebody new"), ("email", "new@example.net"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        await administrator.SendAsync("/people/invite", ("roles", "Agent2"));
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.StartsWith("/ca/people/", administrator.Address, StringComparison.Ordinal);
        var person = await PersonAsync("new@example.net");
        Assert.Equal(["Agent2"], await RolesAsync(person));
        Assert.Null(person.PasswordHash);
        var secret = await NewLinkAsync(person);
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync($"/ca/invitation?token={secret}");
        Assert.Equal("/ca/invitation", guest.Address);
        await guest.SendAsync("/invitation", ("password", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        using var other = new HttpBrowser(portal.Address);
        await other.OpenAsync($"/ca/invitation?token={secret}");
        await guest.SendAsync("/invitation", ("password", Password));
        Assert.NotNull(guest.CookieOf("session"));
        await other.SendAsync("/invitation", ("password", "another password altogether"));
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        foreach (var nothing in new[] { secret, "forged", "%00", new string('x', 3000) })
        {
            using var late = new HttpBrowser(portal.Address);
            await late.OpenAsync($"/ca/invitation?token={nothing}");
            Assert.Equal(HttpStatusCode.NotFound, late.Status);
        }
    }

    [Theory]
    [InlineData("MÜLLER", "Jürgen Müller")]
    [InlineData("müller jür", "Jürgen Müller")]
    [InlineData("ИВАН", "Иван Петров")]
    [InlineData("100%", "100% sure")]
    [InlineData("zz-70 0001", "Jürgen Müller")]
    public async Task People_are_found_by_name_address_and_number(string typed, string name)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        await people.CreateAsync(
            new Person
            {
                Name = "Jürgen Müller",
                Email = "first.found@example.net",
                CustomerNumber = "ZZ700001",
            }
        );
        await people.CreateAsync(new Person { Name = "Иван Петров", Email = "second.found@example.net" });
        await people.CreateAsync(new Person { Name = "100% sure", Email = "third.found@example.net" });
        var found = await portal.Services.GetRequiredService<PeopleSearch>().FindAsync(typed, "", 1, Ct);
        Assert.Equal(name, Assert.Single(found).Name);
    }

    [Theory]
    [InlineData("' or 1=1 --")]
    [InlineData("\uD800")]
    [InlineData("\u202E\u0000%_\\")]
    [InlineData("no such person at all anywhere")]
    public async Task Whatever_is_typed_finds_nobody_it_should_not(string typed)
    {
        using var administrator = await AdministratorAsync();
        await administrator.OpenAsync($"/en/people?role=nonsense&page=-7&q={WebUtility.UrlEncode(typed)}");
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
    }

    private async Task<HttpBrowser> AdministratorAsync()
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync("Administrator");
        return guest;
    }

    private async Task<Person> MakeAsync(string email)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var person = new Person
        {
            Name = "Somebody with an account",
            Email = email,
            EmailConfirmedAt = DateTimeOffset.UtcNow,
        };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Code)));
        return person;
    }

    private async Task<HttpBrowser> SignInAsync(Person person)
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync("/en/sign-in?return=/en/account");
        await guest.SendAsync("/en/sign-in", ("email", person.Email), ("password", Password));
        Assert.Equal(("/en/account", HttpStatusCode.OK), (guest.Address, guest.Status));
        return guest;
    }

    private async Task<Person> PersonAsync(string email)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByEmailAsync(email))!;
    }

    private async Task<IList<string>> RolesAsync(Person person)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().GetRolesAsync(person);
    }

    // The mail is sealed: a link of the same kind is kept in its place.
    private async Task<string> NewLinkAsync(Person person)
    {
        var secret = Secret.Create(32);
        await portal
            .Services.GetRequiredService<Database>()
            .WriteAsync(
                work => Tokens.KeepAsync(work, new NewToken("invitation", secret, TimeSpan.FromHours(1)) { PersonId = person.Id }),
                Ct
            );
        return secret;
    }

    private Task<long> MailsAsync() =>
        portal.Services.GetRequiredService<Database>().SingleOrDefaultAsync<long>("select count(*) from outbox", ct: Ct);

    private static Me MeOf(Person person) =>
        new()
        {
            PersonId = person.Id,
            Key = person.Key,
            Name = person.Name,
            Email = person.Email,
            CustomerNumber = null,
            SessionId = 0,
            SecondStep = true,
            AuthenticatedAt = DateTimeOffset.UtcNow,
            Roles = ["Administrator"],
        };
}
