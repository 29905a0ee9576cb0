using System.CommandLine;
using System.Text.RegularExpressions;
using Portal.Bench.Pages;

namespace Portal.Bench.Tickets;

/// <summary>
/// Asks two portals for the same page of the queue in turn, one with a thousand open tickets
/// and one with a hundred thousand, and compares the medians.
/// </summary>
internal static partial class QueueCommand
{
    // One in ten waits for the customer, one in ten is solved; levels as 7 : 2 : 1, all due within a month of now.
    private const string Fill = """
        with recursive n(i) as (select 1 union all select i + 1 from n where i < $count)
        insert into ticket (reference, type, topic, state, state_changed_at, level, skill, priority, severity, priority_reason, language,
            channel, subject, name, email, phone, opened_at, changed_at,
            first_reply_due, next_update_due, delay_reason, paused_at, resolved_at, reopen_count, version)
        select printf('T-%04d-%04d', i / 10000, i % 10000), 'Fault', 'outage', case i % 10 when 1 then 'Pending' when 2 then 'Resolved'
            else 'InProgress' end, $now,
            case when i % 10 < 7 then 1 when i % 10 < 9 then 2 else 3 end, case when i % 50 = 3 then 'Privacy' when i % 3 = 0 then 'Billing'
                else 'Technical' end, 1 + i % 4, 'Partial', '', 'de', 'Web',
            'Request number ' || i, 'Customer', 'c' || i || '@example.org', '', $now, $now, $now,
            strftime('%Y-%m-%d %H:%M:%S', $now, ((i * 7919) % 43200 - 2000) || ' minutes') || '+00:00', '', case i % 10 when 1 then $now
                end, case i % 10 when 2 then $now end, 0, 1
        from n
        """;

    private static readonly (string Name, string Query)[] Pages =
    [
        ("level 1", "level=1"),
        ("all levels", "level=all"),
        ("a rare skill", "level=all&skill=Privacy"),
        ("a rare mix", "level=1&skill=Privacy&priority=1"),
        ("none at all", "level=all&type=Change&in=ca"),
        ("nobody's", "level=1&whose=Nobody"),
        ("waiting", "level=all&show=Waiting"),
        ("solved", "level=all&show=Resolved"),
    ];

    public static Command Create()
    {
        var program = new Argument<string>("PROGRAM") { Description = "Portal.Web.dll of a release build." };
        var count = new Option<int>("--count") { Description = "Pages of each kind.", DefaultValueFactory = _ => 60 };
        var command = new Command("queue", "Compares the pages of the queue with 1,000 and with 100,000 tickets.") { program, count };
        command.SetAction((given, _) => RunAsync(Path.GetFullPath(given.GetValue(program)!), given.GetValue(count)));
        return command;
    }

    private static async Task RunAsync(string program, int count)
    {
        var folder = Directory.CreateTempSubdirectory("portal-queue-");
        try
        {
            using var few = await SignedInPortal.StartAsync(
                program,
                Path.Combine(folder.FullName, "few"),
                SignedInPortal.Supervisor,
                Fill,
                1_000
            );
            using var many = await SignedInPortal.StartAsync(
                program,
                Path.Combine(folder.FullName, "many"),
                SignedInPortal.Supervisor,
                Fill,
                100_000
            );
            foreach (var (name, query) in Pages)
                await SignedInPortal.CompareAsync(
                    name,
                    ("1,000", few, $"/en/agents?{query}"),
                    ("100,000", many, $"/en/agents?{query}"),
                    count
                );
            await SignedInPortal.CompareAsync(
                "page 4",
                ("1,000", few, await NextAsync(few, 3)),
                ("100,000", many, await NextAsync(many, 3)),
                count
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> NextAsync(SignedInPortal host, int pages)
    {
        var address = "/en/agents?level=1";
        for (var n = 0; n < pages; n++)
            address = Next().Match(await host.ReadAsync(address)).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);
        return address;
    }

    [GeneratedRegex("""rel="next" href="([^"]+)""")]
    private static partial Regex Next();
}
