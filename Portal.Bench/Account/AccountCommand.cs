using System.CommandLine;
using Portal.Bench.Pages;

namespace Portal.Bench.Account;

/// <summary>
/// Asks two portals in turn for the pages of one customer, who has one line and a year of bills there and twenty-four lines and twenty
/// years of bills here, and compares the medians.
/// </summary>
internal static class AccountCommand
{
    private const string Customer = "demo-1002@customer.demo.example";
    private const int Lines = 24;

    // Copies of the customer's own line and newest bill, with a year of usage for each line and as many lines on each bill. The bill that
    // is not paid stays the only one.
    private const string Fill = """
        with recursive n(i) as (select 2 union all select i + 1 from n where i < $count)
        insert into service (number, customer_id, address_id, technology, node, state, plan, started_on, committed_until, changed_at,
            state_since, plan_code, plan_version, fee, currency, term_months, plan_started_on)
        select 'BENCH' || i, customer_id, address_id, technology, node, state, plan, started_on, committed_until, changed_at,
            state_since, plan_code, plan_version, fee, currency, term_months, plan_started_on
        from service, n where number = 'DEMOL02' and $count > 1;
        insert into usage_month (service_number, period_start, period_end, megabytes, limit_megabytes, as_of)
        select s.number, u.period_start, u.period_end, u.megabytes, u.limit_megabytes, u.as_of
        from usage_month u, service s where u.service_number = 'DEMOL02' and s.number like 'BENCH%';
        with recursive m(k) as (select 12 union all select k + 1 from m where k < 10 * $count - 1)
        insert into invoice (number, customer_id, period_start, period_end, issued_on, due_on, currency, total, tax, paid, state,
            line_count, created_at, changed_at)
        select 'BENCH-' || k, customer_id, date(period_start, '-' || k || ' months'), date(period_end, '-' || k || ' months'),
            date(issued_on, '-' || k || ' months'), date(due_on, '-' || k || ' months'), currency, total, tax, total, 'settled',
            line_count, created_at, changed_at
        from (
            select * from invoice where customer_id = (select id from customer where number = 'DEMO1002')
            order by period_start desc limit 1
        ), m
        where $count > 1;
        insert into invoice_line (invoice_id, position, kind, text, amount, currency, tax_percent)
        select i.id, 1, 'Plan', 'DSL 50', i.total, i.currency, '19' from invoice i where i.number like 'BENCH-%';
        """;

    public static Command Create()
    {
        var program = new Argument<string>("PROGRAM") { Description = "Portal.Web.dll of a release build." };
        var count = new Option<int>("--count") { Description = "Pages of each kind.", DefaultValueFactory = _ => 60 };
        var command = new Command("account", "Compares a customer's pages with 1 line and 12 bills and with 24 lines and 240 bills.")
        {
            program,
            count,
        };
        command.SetAction((given, _) => RunAsync(Path.GetFullPath(given.GetValue(program)!), given.GetValue(count)));
        return command;
    }

    private static async Task RunAsync(string program, int count)
    {
        var folder = Directory.CreateTempSubdirectory("portal-account-");
        try
        {
            using var few = await SignedInPortal.StartAsync(program, Path.Combine(folder.FullName, "few"), Customer, Fill, 1);
            using var many = await SignedInPortal.StartAsync(program, Path.Combine(folder.FullName, "many"), Customer, Fill, Lines);
            foreach (var page in (string[])["/en/account", "/en/bills"])
                await SignedInPortal.CompareAsync(page, ("1 and 12", few, page), ("24 and 240", many, page), count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
