using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Bench.Tickets;

/// <summary>The program's own services over a database of their own, without its pages.</summary>
internal sealed class TicketBenchHost : IAsyncDisposable
{
    private const string Durable = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;";

    private readonly WebApplication app;
    private readonly string pooled;

    private TicketBenchHost(WebApplication app, string folder)
    {
        this.app = app;
        pooled = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "portal.db"),
            Pooling = true,
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    private TicketService Service => app.Services.GetRequiredService<TicketService>();

    public static async Task<TicketBenchHost> OpenAsync(string folder, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        (builder.Configuration["Site:PublicAddress"], builder.Configuration["Data:Folder"]) = ("https://help.example.net", folder);
        builder.WebHost.UseKestrelCore();
        builder.AddData().AddSite().AddMessages().AddProvider().AddIdentity().AddTickets().AddKeys();
        builder.Services.AddRazorPages().AddApplicationPart(typeof(TicketService).Assembly);
        var app = builder.Build().WithRoutes(pages => pages.MapRazorPages()); // receipts link to pages
        await app.Services.GetRequiredService<Migrator>().RunAsync(ct);
        await app.Services.GetRequiredService<KeyReadiness>().PrepareAsync();
        return new TicketBenchHost(app, folder);
    }

    /// <summary>As the portal does it.</summary>
    public Task FileAsync() => Service.OpenAsync(Filed(), CancellationToken.None);

    /// <summary>The same statements on a connection from the pool, as is usual.</summary>
    public async Task FilePooledAsync()
    {
        var filing = Service.Prepare(Filed());
        await using var connection = new SqliteConnection(pooled);
        await connection.OpenAsync();
        await connection.ExecuteAsync(Durable);
        await using var transaction = await connection.BeginTransactionAsync();
        var work = new UnitOfWork(connection, transaction, app.Services.GetRequiredService<Dialect>(), DateTimeOffset.UtcNow);
        var id = await Service.OpenAsync(work, filing);
        await transaction.CommitAsync();
        // the service too answers with what it filed
        await connection.QuerySingleAsync<Ticket>($"select {Ticket.Columns} from ticket where id = @id", new { id });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private static NewTicket Filed() =>
        new()
        {
            FormKey = IdempotencyKey.New(),
            Type = TicketType.Fault,
            Topic = "internet",
            Fields = new Dictionary<string, string> { ["extent"] = "all", ["since"] = "today" },
            Subject = "No internet since this morning",
            Text = "The red light on the router blinks. I have restarted it twice and changed the cable.",
            Name = "Customer at home",
            Email = "customer@example.org",
            Language = "en",
            AttemptedSteps = [new("article", "no-internet")],
        };
}
