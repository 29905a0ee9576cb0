using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.Access;

/// <summary>Who may come in where: every endpoint of the running program against every kind of visitor.</summary>
public sealed class AccessTests(InProcessPortal portal, Visitors crowd) : IClassFixture<InProcessPortal>, IClassFixture<Visitors>
{
    private static readonly IReadOnlyDictionary<string, string> Listed = AccessMatrix.Read();

    private static readonly string[] Beginnings = ["/sign-in", "/reset-password/expired", "/sign-up/link"];

    // They answer nothing at all, whatever they are told.
    private static readonly string[] Silent =
    [
        "POST /{language}/search/opened",
        "POST /{language}/status/follow/leave", // leads to the page that asks
        "POST /connect/end-session", // the same
    ];

    [Fact]
    public async Task Every_endpoint_is_listed_with_exactly_those_who_may_come_in()
    {
        var doors = await AccessCase.AllAsync(portal.Services);
        var wrong = new List<string>();
        foreach (var door in doors)
        {
            var marks = await AccessMatrix.MarksAsync(door, portal.Services);
            if (Listed.GetValueOrDefault(door.Name) != marks)
                wrong.Add((Listed.ContainsKey(door.Name) ? "is otherwise: " : "is not listed: ") + AccessMatrix.Line(door, marks));
        }

        wrong.AddRange(Listed.Keys.Except(doors.Select(d => d.Name)).Select(d => $"is gone: {d}"));
        Assert.True(wrong.Count == 0, $"{AccessMatrix.File}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task Staff_who_showed_no_second_step_find_every_door_for_staff_shut()
    {
        foreach (var door in await AccessCase.AllAsync(portal.Services))
        {
            if (await door.OpensAsync(portal.Services, new Visitor(Visitor.Customer)))
                continue;
            foreach (var staff in Visitor.All.Where(v => v.IsStaff))
                Assert.False(await door.OpensAsync(portal.Services, staff with { SecondStep = false }), $"{door.Name} for {staff.Name}");
        }
    }

    [Fact]
    public async Task A_door_that_is_shut_is_shut_for_real()
    {
        foreach (var door in await AccessCase.AllAsync(portal.Services))
        {
            var marks = Listed.GetValueOrDefault(door.Name, "").Split(' ');
            foreach (var (visitor, mark) in Visitor.All.Zip(marks).Where(v => v.Second is ">" or "-"))
            {
                using var answer = await (await crowd.ComeAsync(portal, visitor)).AskAsync(door);
                var asked =
                    answer.StatusCode == HttpStatusCode.Redirect
                    && answer.Headers.Location!.ToString().StartsWith("/de/sign-in?return=", StringComparison.Ordinal);
                Assert.True(
                    mark == ">" ? asked : answer.StatusCode == HttpStatusCode.NotFound,
                    $"{door.Name} for {visitor.Name}: {answer.StatusCode} {answer.Headers.Location}"
                );
            }
        }
    }

    [Fact]
    public async Task A_method_the_site_does_not_know_opens_no_door()
    {
        foreach (var door in await AccessCase.AllAsync(portal.Services))
        {
            using var answer = await (await crowd.ComeAsync(portal, new Visitor(Visitor.Nobody))).AskAsync(
                door,
                AccessCase.Hook.ToUpperInvariant()
            );
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        }
    }

    [Fact]
    public async Task No_form_without_its_token_changes_anything()
    {
        var doors = (await AccessCase.AllAsync(portal.Services)).Where(d => d.Writes).ToList();
        foreach (var visitor in Visitor.All)
            await crowd.ComeAsync(portal, visitor);
        var before = await DatabaseSnapshot.ReadAsync(portal);
        foreach (var door in doors)
        {
            foreach (var visitor in Visitor.All)
            {
                using var answer = await (await crowd.ComeAsync(portal, visitor)).AskAsync(door, "POST");
                Assert.True(
                    IsRefusal(answer) || door.Method == "ANY" || Silent.Contains(door.Name),
                    $"{door.Name} for {visitor.Name}: {answer.StatusCode} {answer.Headers.Location}"
                );
            }
        }

        Assert.Equal(before, await DatabaseSnapshot.ReadAsync(portal));
    }

    [Fact]
    public async Task Nothing_is_changed_by_reading()
    {
        var doors = (await AccessCase.AllAsync(portal.Services)).Where(d => d.Reads).ToList();
        foreach (var visitor in Visitor.All)
            await crowd.ComeAsync(portal, visitor);
        var before = await DatabaseSnapshot.ReadAsync(portal);
        foreach (var door in doors)
        {
            foreach (var visitor in Visitor.All)
            {
                using var answer = await (await crowd.ComeAsync(portal, visitor)).AskAsync(door);
                Assert.InRange((int)answer.StatusCode, 200, 499);
            }
        }

        Assert.Equal(before, await DatabaseSnapshot.ReadAsync(portal));
    }

    [Fact]
    public async Task What_somebody_signed_in_sees_is_kept_by_nobody()
    {
        foreach (var door in (await AccessCase.AllAsync(portal.Services)).Where(d => d.Reads))
        {
            foreach (var visitor in Visitor.All.Where(v => !v.IsNobody))
            {
                using var answer = await (await crowd.ComeAsync(portal, visitor)).AskAsync(door);
                Assert.True(
                    answer.Headers.CacheControl is { NoStore: true },
                    $"{door.Name} for {visitor.Name}: {answer.StatusCode} {answer.Headers.CacheControl}"
                );
            }
        }
    }

    [Fact]
    public async Task Every_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        var seen = 0;
        foreach (var door in await AccessCase.AllAsync(portal.Services))
        {
            foreach (var visitor in Visitor.All)
            {
                using var answer = await (await crowd.ComeAsync(portal, visitor)).AskAsync(door);
                if (!answer.Headers.TryGetValues("Set-Cookie", out var cookies))
                    continue;
                foreach (var cookie in cookies)
                {
                    seen++;
                    Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
                    Assert.Matches("(?i)samesite=(lax|strict)", cookie);
                    Assert.Matches("(?i)path=/(;|$)", cookie);
                    Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
                }
            }
        }

        Assert.NotEqual(0, seen);
    }

    // An error, or the way back to the beginning: to the door, to the page that says a link
    // has expired, or home for who is signed in already.
    private static bool IsRefusal(HttpResponseMessage answer) =>
        (int)answer.StatusCode is >= 400 and < 500
        || answer.Headers.Location?.ToString() is { } to
            && (Beginnings.Any(b => to.Contains(b, StringComparison.Ordinal)) || to.EndsWith("/account", StringComparison.Ordinal));
}
