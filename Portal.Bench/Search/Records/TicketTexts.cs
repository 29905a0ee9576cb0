using Microsoft.Data.Sqlite;

namespace Portal.Bench.Search.Records;

/// <summary>The texts of the tickets in a database, where passages are cut from.</summary>
internal sealed class TicketTexts : IDisposable
{
    private static readonly string[] Columns = ["$id", "$language", "$subject", "$body"];

    private readonly SqliteConnection connection;

    public TicketTexts(string file)
    {
        connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Run("pragma journal_mode = wal; pragma synchronous = normal; pragma mmap_size = 2000000000");
        Run("create table if not exists ticket (id integer primary key, language text, subject text, body text)");
    }

    public void Put(IEnumerable<MadeTicket> tickets)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = "insert or replace into ticket values ($id, $language, $subject, $body)";
        var given = Columns.Select(name => command.Parameters.Add(name, SqliteType.Text)).ToArray();
        foreach (var ticket in tickets)
        {
            (given[0].Value, given[1].Value, given[2].Value, given[3].Value) = (ticket.Id, ticket.Language, ticket.Subject, ticket.Body);
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    /// <summary>Language, subject and body of each.</summary>
    public List<(string Language, string Subject, string Body)> Of(IEnumerable<long> ids)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select language, subject, body from ticket where id in ({string.Join(',', ids)})";
        using var reader = command.ExecuteReader();
        var texts = new List<(string, string, string)>();
        while (reader.Read())
            texts.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return texts;
    }

    /// <summary>The ids there are, in order.</summary>
    public List<long> Ids()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select id from ticket order by id";
        using var reader = command.ExecuteReader();
        var ids = new List<long>();
        while (reader.Read())
            ids.Add(reader.GetInt64(0));
        return ids;
    }

    public void Dispose() => connection.Dispose();

    private void Run(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
