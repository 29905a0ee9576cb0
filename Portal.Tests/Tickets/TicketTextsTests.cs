using Portal.Tests.Data;
using Portal.Web.Tickets;

namespace Portal.Tests.Tickets;

/// <summary>
/// Every text the tables keep of a ticket is either a code of the portal or taken out
/// with the person: nobody can add a column and forget it.
/// </summary>
public sealed class TicketTextsTests(SqliteFixture data) : IClassFixture<SqliteFixture>
{
    // Codes, keys and references: none of them was typed by anybody.
    private static readonly string[] Codes =
    [
        "alert.kind",
        "prepared_change.customer_number",
        "prepared_change.document",
        "prepared_change.order_reference",
        "prepared_change.reference",
        "prepared_change.service_number",
        "prepared_change.state",
        "sla_step.step",
        "handover.reason",
        "ticket.article",
        "ticket.channel",
        "ticket.form_key",
        "ticket.incident",
        "ticket.language",
        "ticket.reference",
        "ticket.severity",
        "ticket.skill",
        "ticket.state",
        "ticket.topic",
        "ticket.type",
        "ticket.waiting_for",
        "ticket_entry.detail",
        "ticket_entry.form_key",
        "ticket_entry.kind",
        "ticket_entry.side",
        "ticket_mail.message_id",
        "ticket_mail.reply_hash",
        "ticket_merge.state_before",
        "ticket_merge.waiting_for_before",
    ];

    // What agents write about a ticket.
    private static readonly string[] OfAgents = ["delay_reason", "priority_reason"];

    private const string OfTicket = """
        select m.name from sqlite_master m
        where m.type = 'table' and exists (select 1 from pragma_table_info(m.name) c where c.name = 'ticket_id')
            and m.name not in ('attachment', 'ticket_field', 'attempted_step') order by m.name
        """;

    private const string Columns = "select c.name, c.type, c.\"notnull\" as required, c.pk from pragma_table_info(@table) c";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_text_of_a_ticket_is_a_code_or_is_taken_out()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var (person, ticket) = (await host.PersonAsync(), await host.FileAsync());
        var tables = await data.Database.ListAsync<string>(OfTicket, ct: Ct);
        foreach (var table in tables.Where(t => t != "ticket_entry"))
            await AddRowAsync(table, ticket.Id, person);
        foreach (var table in tables.Append("ticket"))
            await FillAsync(table, ticket.Id);
        // who works here signs with their name
        await data.Database.WriteAsync(work => work.ExecuteAsync("update ticket_entry set side = 'Customer'"), Ct);
        await data.Database.WriteAsync(work => host.Get<TicketErasure>().EraseAsync(work, ticket.Id), Ct);
        var left = new List<string>();
        foreach (var table in tables.Append("ticket"))
        foreach (var column in await TextsAsync(table))
            if (await host.CountAsync($"select count(*) from {table} where {column} = 'typed'") > 0)
                left.Add($"{table}.{column}: take it out in TicketErasure, or add it to the codes here if nobody types it");
        Assert.Empty(left);
        foreach (var table in new[] { "attachment", "ticket_field", "attempted_step" })
            Assert.Equal(0, await host.CountAsync($"select count(*) from {table} where ticket_id = @Id", new { ticket.Id }));
    }

    [Fact]
    public async Task Every_text_a_customer_gave_with_a_ticket_is_in_the_copy_of_their_data()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var person = await host.PersonAsync();
        await host.FileAsync(personId: person);
        var copied = Assert.Single((await host.OwnData.ReadAsync(new(person, "key", null), Ct)).Single(t => t.Name == "tickets").Rows).Keys;
        Assert.Empty(
            (await TextsAsync("ticket"))
                .Where(c => !Codes.Contains($"ticket.{c}") && !OfAgents.Contains(c) && !copied.Contains(c))
                .Select(c => $"ticket.{c}: add it to the copy in TicketData, or to the texts of the help desk here if no customer types it")
        );
    }

    private Task<int> FillAsync(string table, long id) =>
        data.Database.WriteAsync(
            async work =>
            {
                var filled = 0;
                foreach (var column in (await TextsAsync(table)).Where(c => !Codes.Contains($"{table}.{c}")))
                    filled += await work.ExecuteAsync(
                        $"update {table} set {column} = 'typed' where {(table == "ticket" ? "id" : "ticket_id")} = @id",
                        new { id }
                    );
                return filled;
            },
            Ct
        );

    private async Task AddRowAsync(string table, long ticket, long person)
    {
        var columns = (await data.Database.ListAsync<Column>(Columns, new { table }, Ct))
            .Where(c => c.Required && !(c.Pk == 1 && c.Name == "id"))
            .ToList();
        var values = string.Join(
            ", ",
            columns.Select(c =>
                c.Name switch
                {
                    "ticket_id" or "into_id" => $"{ticket}",
                    "person_id" => $"{person}",
                    var name when name.EndsWith("_at", StringComparison.Ordinal) || name is "at" or "about" or "accept_by" =>
                        "'2026-01-01 00:00:00+00:00'",
                    _ => c.Type.Equals("text", StringComparison.OrdinalIgnoreCase) ? "'x'" : "1",
                }
            )
        );
        await data.Database.WriteAsync(
            work => work.ExecuteAsync($"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) values ({values})"),
            Ct
        );
    }

    // Instants are texts in SQLite too.
    private async Task<IEnumerable<string>> TextsAsync(string table) =>
        (await data.Database.ListAsync<Column>(Columns, new { table }, Ct))
            .Where(c =>
                c.Type.Equals("text", StringComparison.OrdinalIgnoreCase)
                && !c.Name.EndsWith("_at", StringComparison.Ordinal)
                && !c.Name.EndsWith("_at_before", StringComparison.Ordinal)
                && !c.Name.EndsWith("_due", StringComparison.Ordinal)
                && c.Name is not ("at" or "about" or "accept_by")
            )
            .Select(c => c.Name);

    private sealed record Column
    {
        public required string Name { get; init; }

        public required string Type { get; init; }

        public required bool Required { get; init; }

        public required long Pk { get; init; }
    }
}
