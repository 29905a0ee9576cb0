using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Identity;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.SecondSteps;
using Portal.Web.Identity.Sessions;

namespace Portal.Tests.Identity;

/// <summary>Where the framework's own set-up leaves a gap by default, and that the portal has none there.</summary>
public sealed class TrapTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_account_costs_the_same_work_as_a_known_one()
    {
        var hasher = new UnicodePasswordHasher(new PasswordLimits { Rounds = 50_000 });
        var (person, nobody) = (new Person(), new DummyHash(hasher));
        var hash = hasher.HashPassword(person, "lanterns over quiet harbours");
        await nobody.CheckAsync("the first makes the hash of nobody");
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < 15; i++)
        {
            known.Add(Took(() => hasher.VerifyHashedPassword(person, hash, "wrong")));
            unknown.Add(Took(() => nobody.CheckAsync("wrong").GetAwaiter().GetResult()));
        }

        Assert.InRange(known.Order().ElementAt(7) / unknown.Order().ElementAt(7), 0.5, 2);
    }

    [Fact]
    public async Task A_code_of_the_app_lets_in_once_and_only_a_step_early_or_late()
    {
        await using var scope = (await portal.ProgramAsync()).Services.CreateAsyncScope();
        var (people, store, person) = (
            scope.ServiceProvider.GetRequiredService<UserManager<Person>>(),
            scope.ServiceProvider.GetRequiredService<PersonStore>(),
            new Person { Name = "Somebody", Email = "totp@example.net" }
        );
        await store.SetAuthenticatorKeyAsync(person, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", Ct);
        Assert.True((await people.CreateAsync(person)).Succeeded);
        var clock = Clocks.Standing();
        var (provider, step) = (new TotpProvider(store, clock), clock.GetUtcNow().ToUnixTimeSeconds() / 30);
        foreach (
            var (other, opens) in new[]
            {
                (-2L, false),
                (2L, false),
                (-1L, true),
                (-1L, false),
                (0L, true),
                (0L, false),
                (1L, true),
                (1L, false),
                (0L, false),
            }
        )
        {
            var code = TotpProvider.CodeOf("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", step + other);
            Assert.Equal(opens, await provider.ValidateAsync("", code, people, person));
        }
    }

    // RFC 6238, appendix B, the last six digits: what every authenticator app shows.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // 12345678901234567890
        Assert.Equal(code, TotpProvider.CodeOf(Secret, seconds / 30));
        Assert.Equal(seconds / 30, TotpProvider.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds)));
    }

    [Fact]
    public void Recovery_codes_have_eighty_bits_and_no_two_are_alike()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => RecoveryCodes.New()).ToList();
        Assert.Equal(1000, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Equal(16, RecoveryCodes.Plain(c).Length)); // five bits each
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_at_their_next_request_and_not_the_one_it_was_set_in()
    {
        var person = new Person { Name = "Somebody", Email = "stamp@example.net" };
        await using var scope = (await portal.ProgramAsync()).Services.CreateAsyncScope();
        var (people, store) = (
            scope.ServiceProvider.GetRequiredService<UserManager<Person>>(),
            scope.ServiceProvider.GetRequiredService<PersonStore>()
        );
        Assert.True((await people.CreateAsync(person, "lanterns over quiet harbours")).Succeeded);
        using var here = await SignInAsync(person.Email);
        using var there = await SignInAsync(person.Email);
        var latest = (await scope.ServiceProvider.GetRequiredService<SessionService>().OpenAsync(person.Id, Ct)).MaxBy(s => s.Id)!;
        person = (await people.FindByEmailAsync(person.Email))!;
        var changed = await store.SaveAsync(
            () => people.ChangePasswordAsync(person, "lanterns over quiet harbours", "another harbour without light"),
            work => SessionService.AdoptAsync(work, person, latest.Id)
        );
        Assert.True(changed.Succeeded);
        await here.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", here.Address, StringComparison.Ordinal);
        await there.OpenAsync("/en/account");
        Assert.Equal("/en/account", there.Address);
    }

    [Fact]
    public async Task What_belongs_to_a_change_that_was_refused_is_not_written_with_the_next_one()
    {
        await using var scope = (await portal.ProgramAsync()).Services.CreateAsyncScope();
        var (people, store) = (
            scope.ServiceProvider.GetRequiredService<UserManager<Person>>(),
            scope.ServiceProvider.GetRequiredService<PersonStore>()
        );
        var (person, written) = (new Person { Name = "Somebody", Email = "along@example.net" }, new List<string>());
        Assert.False((await store.SaveAsync(() => people.CreateAsync(person, "short"), Writes("refused"))).Succeeded);
        Assert.True((await store.SaveAsync(() => people.CreateAsync(person, "lanterns over quiet harbours"), Writes("made"))).Succeeded);
        Assert.Equal(["made"], written);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            store.SaveAsync(() => people.UpdateAsync(person), _ => throw new InvalidOperationException("Taken back"))
        );
        Assert.True((await people.UpdateAsync((await people.FindByIdAsync(person.Key))!)).Succeeded);
        Assert.Equal(["made"], written);

        Func<Portal.Web.Data.UnitOfWork, Task> Writes(string what) =>
            _ =>
            {
                written.Add(what);
                return Task.CompletedTask;
            };
    }

    [Theory]
    [InlineData("all lower case and nothing else", true)]
    [InlineData("пароль из одних слов", true)]
    [InlineData("Sh0rt!", false)]
    public async Task Length_is_asked_for_and_no_mixture_of_characters(string password, bool good)
    {
        await using var scope = (await portal.ProgramAsync()).Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        foreach (var validator in people.PasswordValidators)
            Assert.Equal(
                good,
                (await validator.ValidateAsync(people, new Person { Name = "Somebody", Email = "name@example.net" }, password)).Succeeded
            );
    }

    private async Task<HttpBrowser> SignInAsync(string email)
    {
        var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/en/sign-in");
        await guest.SendAsync("/en/sign-in", ("email", email), ("password", "lanterns over quiet harbours"));
        Assert.NotNull(guest.CookieOf("session"));
        return guest;
    }

    private static double Took(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }
}
