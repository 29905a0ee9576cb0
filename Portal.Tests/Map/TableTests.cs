using System.Text.RegularExpressions;

namespace Portal.Tests.Map;

/// <summary>Who owns, reads and writes which table. An arrow between slices that leads through a table is one line here.</summary>
public sealed partial class TableTests
{
    // The slice that made the table, and is the only one to write it unless it says otherwise below.
    private static readonly Dictionary<string, string[]> Tables = new()
    {
        ["Account"] = ["address_freeze", "deletion", "secret_once"],
        ["Agents"] = ["alert", "canned_reply", "customer_access", "sla_step", "presence", "saved_view", "shipped_reply", "ticket_seen"],
        ["Billing"] = ["bill_mail", "dispute", "dispute_line", "dunning_step", "online_payment", "payment_notice", "suspension_notice"],
        ["Data"] = ["audit", "audit_head", "change", "data_key", "record_change"],
        ["Help"] = ["article", "content_file", "publication", "revision", "slug", "vote"],
        ["Identity"] =
        [
            "accessibility_need",
            "attempt",
            "connect_authorization",
            "connect_client",
            "connect_consent",
            "connect_key",
            "connect_token",
            "consent",
            "consent_text",
            "external_login",
            "external_session",
            "known_device",
            "passkey",
            "person",
            "person_role",
            "recovery_code",
            "reset_request",
            "saved_form",
            "session",
            "token",
            "used_challenge",
        ],
        ["Messages"] = ["inbound_lease", "inbound_mail", "outbox", "quarantined_mail"],
        ["Plans"] =
        [
            "contract_notice",
            "plan_order",
            "prepared_change",
            "price_change",
            "price_change_line",
            "price_change_text",
            "purchase",
        ],
        ["Provider"] =
        [
            "address",
            "available_line",
            "connection_order",
            "contact_detail",
            "credential_reset",
            "customer",
            "customer_code",
            "device",
            "extra_version",
            "import_progress",
            "invoice",
            "invoice_line",
            "line_credential",
            "line_test",
            "payment",
            "plan_version",
            "sandbox_payment",
            "simulated_router",
            "simulated_task",
            "provider_order",
            "service",
            "service_extra",
            "simulated_line",
            "unbilled_charge",
            "usage_month",
        ],
        ["Router"] = ["device_command"],
        ["Search"] = ["search_count", "search_opened"],
        ["Status"] =
        [
            "follower",
            "follower_mail",
            "incident",
            "incident_area",
            "incident_text",
            "incident_update",
            "incident_update_text",
            "report",
        ],
        ["Tickets"] =
        [
            "attachment",
            "deflection",
            "entry_mail",
            "handover",
            "survey",
            "ticket",
            "ticket_entry",
            "ticket_field",
            "ticket_mail",
            "ticket_merge",
            "attempted_step",
        ],
        ["Troubleshoot"] = ["guide_code", "guide_count", "guide_version", "speed_test"],
    };

    private static readonly HashSet<(string Slice, string Table)> AlsoWrites =
    [
        ("Account", "session"),
        ("Account", "token"), // what ends with an account, or is asked for within it
        ("Agents", "handover"),
        ("Agents", "ticket"),
        ("Agents", "ticket_merge"),
        ("Agents", "attempted_step"), // the help desk works on requests
        ("Operations", "follower"),
        ("Operations", "person"),
        ("Operations", "ticket"), // a command that renews keys of addresses
    ];

    private static readonly HashSet<(string Slice, string Table)> AlsoReads =
    [
        ("Account", "audit"),
        ("Account", "passkey"),
        ("Account", "person"),
        ("Account", "person_role"),
        ("Account", "recovery_code"),
        ("Account", "ticket"),
        ("Account", "token"),
        ("Agents", "attachment"),
        ("Agents", "audit"), // who looked at which customer, for supervisors
        ("Agents", "deflection"),
        ("Agents", "entry_mail"),
        ("Agents", "handover"),
        ("Agents", "person"),
        ("Agents", "person_role"),
        ("Agents", "survey"),
        ("Agents", "ticket"),
        ("Agents", "ticket_entry"),
        ("Agents", "ticket_field"),
        ("Agents", "ticket_merge"),
        ("Agents", "attempted_step"),
        ("Billing", "customer"),
        ("Billing", "invoice"),
        ("Billing", "invoice_line"), // what the made-up request is about
        ("Billing", "person"),
        ("Billing", "service"), // whose line is suspended
        ("Billing", "ticket"), // a dispute ends with its request, and an open one pauses dunning
        ("Data", "person"),
        ("Data", "ticket"), // what is left to encrypt or to forget
        ("Home", "article"),
        ("Home", "person"),
        ("Home", "revision"),
        ("Home", "ticket"),
        ("Home", "vote"),
        ("Identity", "audit"),
        ("Insights", "article"),
        ("Insights", "publication"),
        ("Insights", "revision"),
        ("Insights", "search_count"),
        ("Insights", "search_opened"),
        ("Operations", "article"),
        ("Operations", "follower"),
        ("Operations", "person"),
        ("Operations", "ticket"),
        ("Plans", "person"),
        ("Router", "content_file"),
        ("Search", "article"),
        ("Search", "revision"),
        ("Search", "vote"),
        ("Status", "change"),
        ("Status", "person"),
        ("Status", "person_role"),
        ("Tickets", "session"),
        ("Troubleshoot", "ticket"), // a request about the same line that is open already
        ("Troubleshoot", "content_file"), // the limits of line tests
    ];

    [Fact]
    public void Every_table_has_one_owner()
    {
        var made = Repository
            .Below("Portal.Web/Data/Migrations/", ".sql")
            .SelectMany(f => Made().Matches(Repository.Text(f)))
            .Select(m => m.Groups[1].Value);
        var owned = Tables.Values.SelectMany(t => t).ToList();
        var renamed = Renamed().ToDictionary(r => r.Before, r => r.After);
        Assert.Equal(
            made.Except(Dropped()).Select(t => renamed.GetValueOrDefault(t, t)).Order(StringComparer.Ordinal),
            owned.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_slice_writes_its_own_tables_and_those_that_are_said_here() => Assert.Equal(AlsoWrites.Order(), Others(Written()).Order());

    [Fact]
    public void A_slice_reads_its_own_tables_and_those_that_are_said_here() => Assert.Equal(AlsoReads.Order(), Others(Read()).Order());

    private static IEnumerable<string> Dropped() =>
        Repository
            .Below("Portal.Web/Data/Migrations/", ".sql")
            .SelectMany(f => DroppedTable().Matches(Repository.Text(f)))
            .Select(m => m.Groups[1].Value);

    private static IEnumerable<(string Before, string After)> Renamed() =>
        Repository
            .Below("Portal.Web/Data/Migrations/", ".sql")
            .SelectMany(f => RenamedTable().Matches(Repository.Text(f)))
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value));

    private static HashSet<(string Slice, string Table)> Others(Regex statement)
    {
        var owner = Tables.SelectMany(t => t.Value.Select(table => (Table: table, Slice: t.Key))).ToDictionary(t => t.Table, t => t.Slice);
        return
        [
            .. from file in Repository.Below("Portal.Web/", ".cs", ".cshtml")
            let slice = file.Split('/')[1]
            from match in statement.Matches(Repository.Text(file))
            let table = match.Groups[1].Value
            where owner.TryGetValue(table, out var own) && own != slice
            select (slice, table),
        ];
    }

    [GeneratedRegex(@"^create table (?:if not exists )?(\w+)", RegexOptions.Multiline)]
    private static partial Regex Made();

    [GeneratedRegex(@"^drop table (?:if exists )?(\w+)", RegexOptions.Multiline)]
    private static partial Regex DroppedTable();

    [GeneratedRegex(@"^alter table (\w+) rename to (\w+)", RegexOptions.Multiline)]
    private static partial Regex RenamedTable();

    [GeneratedRegex(@"\b(?:insert into|update|delete from)\s+(\w+)\b")]
    private static partial Regex Written();

    [GeneratedRegex(@"(?<!delete\s+)\b(?:from|join)\s+(\w+)\b")]
    private static partial Regex Read();
}
