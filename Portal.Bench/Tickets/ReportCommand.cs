using System.CommandLine;
using Portal.Bench.Pages;
using Portal.Bench.Search;

namespace Portal.Bench.Tickets;

/// <summary>How long the reports of the help desk take with many requests: whole pages over HTTP, one after the other.</summary>
internal static class ReportCommand
{
    // Spread evenly over ninety days; two in three answered within some hours, half of them solved within days.
    private const string Fill = """
        with recursive n(i) as (select 1 union all select i + 1 from n where i < $count)
        insert into ticket (reference, type, topic, state, state_changed_at, level, skill, priority, severity, priority_reason, language,
            channel, subject, name, email, phone, opened_at, changed_at,
            first_reply_due, first_reply_at, next_update_due, delay_reason, resolved_at, closed_at, reopen_count, version)
        select printf('T-%04d-%04d', i / 10000, i % 10000), case i % 4 when 0 then 'Billing' else 'Fault' end, case i % 4
            when 0 then 'amount' when 1 then 'slow' else 'internet' end, 'Closed', opened, 1 + i % 3, 'Technical',
            1 + i % 4, 'Partial', '', case i % 3 when 0 then 'de' when 1 then 'es' else 'ru'
                end, 'Web', 'Request number ' || i, 'Customer', 'c' || i || '@example.org', '', opened, opened,
            strftime('%Y-%m-%d %H:%M:%S', opened, '+8 hours') || '+00:00', case
                when i % 3 < 2 then strftime('%Y-%m-%d %H:%M:%S', opened, (i % 900) || ' minutes') || '+00:00' end,
            opened, '', case when i % 2 = 0 then strftime('%Y-%m-%d %H:%M:%S', opened, (i % 9000) || ' minutes') || '+00:00'
                end, opened, i % 20 = 0, 1
        from (select i, strftime('%Y-%m-%d %H:%M:%S', $now, (-i * 129600.0 / $count) || ' minutes') || '+00:00' opened from n)
        """;

    public static Command Create()
    {
        var program = new Argument<string>("PROGRAM") { Description = "Portal.Web.dll of a release build." };
        var tickets = new Option<int>("--tickets") { DefaultValueFactory = _ => 300_000 };
        var count = new Option<int>("--count") { Description = "Pages of each kind.", DefaultValueFactory = _ => 5 };
        var command = new Command("reports", "Times the reports of the help desk with many requests.") { program, tickets, count };
        command.SetAction(
            (given, _) => RunAsync(Path.GetFullPath(given.GetValue(program)!), given.GetValue(tickets), given.GetValue(count))
        );
        return command;
    }

    private static async Task RunAsync(string program, int tickets, int count)
    {
        var folder = Directory.CreateTempSubdirectory("portal-reports-");
        try
        {
            using var host = await SignedInPortal.StartAsync(program, folder.FullName, SignedInPortal.Supervisor, Fill, tickets);
            foreach (var query in (string[])["days=7&by=Level", "days=30&by=Type", "days=90&by=Topic", "handler=csv&days=90&by=Language"])
            {
                var (before, times) = (host.Cpu, new List<double>());
                var first = await host.TimeAsync($"/en/agents/reports?{query}");
                var cpu = host.Cpu - before;
                for (var n = 0; n < count; n++)
                    times.Add(await host.TimeAsync($"/en/agents/reports?{query}"));
                times.Sort();
                Timing.Print(
                    $"{query, -34} {tickets} requests: first {first:F0} ms ({cpu.TotalMilliseconds:F0} ms of a "
                        + $"processor), again within a minute {times[count / 2]:F0} ms"
                );
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
