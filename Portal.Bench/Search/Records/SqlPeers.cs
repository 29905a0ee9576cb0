using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Bench.Search.Records;

/// <summary>SQLite's FTS5 and PostgreSQL's full text search, each as its manual shows it.</summary>
internal static class SqlPeers
{
    private const string Installed = "/usr/lib/postgresql";

    public static SqlPeer Sqlite(string folder)
    {
        var file = Path.Combine(folder, "peer.db");
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return new("FTS5", connection, OfSqlite);
    }

    /// <summary>A server of its own in the folder, or why there is none.</summary>
    public static (SqlPeer? Peer, string WhyNot) Postgres(string folder)
    {
        if (!Directory.Exists(Installed))
            return (null, "PostgreSQL is not installed");
        var programs = Path.Combine(Directory.GetDirectories(Installed).Order(StringComparer.Ordinal).Last(), "bin");
        var data = Path.Combine(folder, "postgres");
        Directory.CreateDirectory(data);
        if (Environment.IsPrivilegedProcess)
            Run("chown", "-R", "postgres", data);
        var port = FreePort();
        AsOwner(
            Path.Combine(programs, "initdb"),
            "-D",
            Path.Combine(data, "data"),
            "-U",
            "bench",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-sync"
        );
        var options =
            $"-p {port} -k {data} -c fsync=off -c shared_buffers=1GB -c maintenance_work_mem=512MB -c work_mem=64MB -c max_wal_size=8GB";
        AsOwner(
            Path.Combine(programs, "pg_ctl"),
            "-D",
            Path.Combine(data, "data"),
            "-l",
            Path.Combine(data, "log"),
            "-w",
            "-o",
            options,
            "start"
        );
        var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={port};Username=bench;Database=postgres;Max Auto Prepare=20;Auto Prepare Min Usages=2"
        );
        connection.Open();
        return (new("PostgreSQL", connection, OfPostgres), "");
    }

    public static void StopPostgres(string folder)
    {
        var data = Path.Combine(folder, "postgres", "data");
        if (!Directory.Exists(data))
            return;
        var programs = Path.Combine(Directory.GetDirectories(Installed).Order(StringComparer.Ordinal).Last(), "bin");
        AsOwner(Path.Combine(programs, "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop");
    }

    private static readonly SqlPeer.Statements OfSqlite = new()
    {
        Schema =
        [
            "pragma journal_mode = wal",
            "pragma synchronous = off",
            "pragma cache_size = -200000",
            "pragma mmap_size = 4000000000",
            "create table ticket (id integer primary key, language text, subject text, body text, state text, changed integer)",
            "create virtual table ticket_text using fts5(subject, body, content='ticket', content_rowid='id', "
                + "tokenize='unicode61 remove_diacritics 2')",
        ],
        Insert = "insert into ticket values (@id, @language, @subject, @body, @state, @changed)",
        Finish =
        [
            "insert into ticket_text(ticket_text) values ('rebuild')",
            "insert into ticket_text(ticket_text) values ('optimize')",
            "analyze",
        ],
        ByFit = """
            select t.id, snippet(ticket_text, 1, '[', ']', '…', 30) from ticket_text join ticket t on t.id = ticket_text.rowid
            where ticket_text match @words and t.state = @state order by bm25(ticket_text, 3, 1) limit 20
            """,
        // The order of ids is the order of time, nearly: the fastest that FTS5 can be asked.
        Newest = """
            select t.id, snippet(ticket_text, 1, '[', ']', '…', 30) from ticket_text join ticket t on t.id = ticket_text.rowid
            where ticket_text match @words and t.state = @state order by ticket_text.rowid desc limit 20
            """,
        Size = "select page_count * page_size from pragma_page_count(), pragma_page_size()",
        Words = query => $"\"{query.First}\" \"{query.Second}\"",
    };

    private const string Language =
        "(case @language when 'en' then 'english' when 'de' then 'german' when 'es' then 'spanish' when 'pt' then 'portuguese' "
        + "when 'ru' then 'russian' else 'catalan' end)::regconfig";

    private static readonly SqlPeer.Statements OfPostgres = new()
    {
        Schema =
        [
            "create table ticket (id bigint primary key, language text, subject text, body text, state text, changed bigint, "
                + "words tsvector)",
        ],
        Insert = $"""
            insert into ticket values (@id, @language, @subject, @body, @state, @changed,
                setweight(to_tsvector({Language}, @subject), 'A') || to_tsvector({Language}, @body))
            """,
        Finish =
        [
            "create index ticket_words on ticket using gin (words)",
            "create index ticket_changed on ticket (changed)",
            "vacuum analyze ticket",
        ],
        ByFit = $"""
            select id, ts_headline({Language}, body, q) from (select id, body, q from ticket, plainto_tsquery({Language}, @words) q
                where words @@ q and state = @state order by ts_rank(words, q) desc limit 20) found
            """,
        Newest = $"""
            select id, ts_headline({Language}, body, q) from (select id, body, q from ticket, plainto_tsquery({Language}, @words) q
                where words @@ q and state = @state order by changed desc limit 20) found
            """,
        Size = "select pg_total_relation_size('ticket')",
        Words = query => query.Text,
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server refuses to run as root.
    private static void AsOwner(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
            Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        else
            Run(program, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true }
        )!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
