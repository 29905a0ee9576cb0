using Microsoft.AspNetCore.Http;
using Portal.Tests.Data;
using Portal.Web.Tickets.Attachments;
using Portal.Web.Tickets.New;

namespace Portal.Tests.Tickets;

/// <summary>Files of forms that are not sent: no network takes the room of another, and none takes that of customers.</summary>
public abstract class AttachmentRoomTests(DatabaseFixture data)
{
    private readonly UploadOwner network = new($"network:{Guid.NewGuid():n}", true);
    private readonly UploadOwner neighbour = new($"network:{Guid.NewGuid():n}", true);
    private readonly UploadOwner third = new($"network:{Guid.NewGuid():n}", true);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_network_that_has_filled_its_room_shuts_out_nobody_else()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var (attachments, key) = (With(host, new TicketOptions { WaitingOfNetwork = 1, WaitingOfPerson = 1 }), Key());
        Assert.Null(await TakeAsync(attachments, network, key));
        Assert.Equal("Tickets.Files.Room", await TakeAsync(attachments, network, Key()));
        Assert.Null(await TakeAsync(attachments, neighbour, Key()));
        var customer = new UploadOwner($"person:{await host.PersonAsync()}", false);
        Assert.Null(await TakeAsync(attachments, customer, Key()));
        Assert.Equal("Tickets.Files.Room", await TakeAsync(attachments, customer, Key()));
        await attachments.RemoveAsync((await attachments.WaitingAsync(key, Ct)).Single().Key, key, Ct);
        Assert.Null(await TakeAsync(attachments, network, Key()));
    }

    [Fact]
    public async Task All_guests_together_leave_customers_their_room()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var attachments = With(host, new TicketOptions { WaitingInAll = 1 });
        data.Clock.Advance(TimeSpan.FromDays(2));
        await attachments.SweepAsync(Ct);
        Assert.Null(await TakeAsync(attachments, network, Key()));
        Assert.Equal("Tickets.Files.Room", await TakeAsync(attachments, neighbour, Key()));
        Assert.Null(await TakeAsync(attachments, new UploadOwner($"person:{await host.PersonAsync()}", false), Key()));
    }

    [Fact]
    public async Task A_guests_file_waits_for_an_hour_a_customers_for_a_day_and_a_request_keeps_its_own()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var (attachments, guests, customers, sent) = (With(host, new TicketOptions()), Key(), Key(), Key());
        await TakeAsync(attachments, network, guests);
        await TakeAsync(attachments, new UploadOwner($"person:{await host.PersonAsync()}", false), customers);
        await TakeAsync(attachments, network, sent);
        var ticket = await host.Service.OpenAsync(TicketTestHost.Filed() with { FilesKey = sent }, Ct);
        var listed = (await attachments.WaitingAsync(guests, Ct)).Select(f => f.Key).ToList();
        Assert.Empty(await attachments.MissingAsync(guests, listed, Ct));
        data.Clock.Advance(TimeSpan.FromMinutes(61));
        await attachments.SweepAsync(Ct);
        Assert.Empty(await attachments.WaitingAsync(guests, Ct));
        Assert.Equal(listed, await attachments.MissingAsync(guests, listed, Ct));
        Assert.Single(await attachments.WaitingAsync(customers, Ct));
        data.Clock.Advance(TimeSpan.FromHours(24));
        await attachments.SweepAsync(Ct);
        Assert.Empty(await attachments.WaitingAsync(customers, Ct));
        var kept = Assert.Single(await attachments.ListAsync(ticket.Id, Ct));
        Assert.Equal(0, await host.CountAsync("select count(*) from attachment where id = @Id and owner <> ''", new { kept.Id }));
        Assert.Empty(await attachments.MissingAsync(sent, [kept.Key], Ct)); // it is where it should be
    }

    [Fact]
    public async Task Files_that_come_at_once_over_several_nodes_are_eight_and_take_no_more_than_their_room()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var folder = host.Get<AttachmentFolder>();
        AttachmentService Node(TicketOptions options) => new(data.Another(), folder, options, data.Clock);
        data.Clock.Advance(TimeSpan.FromDays(2));
        await With(host, new TicketOptions()).SweepAsync(Ct);
        var roomy = new TicketOptions();
        var (key, nodes) = (Key(), new[] { Node(roomy), Node(roomy) });
        var wrong = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => TakeAsync(nodes[n % 2], network, key, 10)));
        Assert.Equal((8, 16), (wrong.Count(w => w is null), wrong.Count(w => w == "Tickets.Files.Many")));
        Assert.Equal(8, (await nodes[0].WaitingAsync(key, Ct)).Count);
        var small = new TicketOptions { WaitingOfNetwork = 2, WaitingInAll = 3 };
        nodes = [Node(small), Node(small)];
        wrong = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => TakeAsync(nodes[n % 2], n < 6 ? neighbour : third, Key())));
        Assert.Equal((4, 8), (wrong.Count(w => w is null), wrong.Count(w => w == "Tickets.Files.Room")));
        Assert.InRange(wrong[..6].Count(w => w is null), 1, 2); // two fit into the room of a network
    }

    private static string Key() => $"{Guid.NewGuid():n}";

    private AttachmentService With(TicketTestHost host, TicketOptions options) =>
        new(data.Database, host.Get<AttachmentFolder>(), options, data.Clock);

    private static Task<string?> TakeAsync(AttachmentService attachments, UploadOwner owner, string key, int size = 700_000)
    {
        var text = new string('a', size);
        var bytes = System.Text.Encoding.ASCII.GetBytes(text);
        return attachments.AddAsync(new FormFile(new MemoryStream(bytes), 0, bytes.Length, "files", "log.txt"), key, owner, Ct);
    }

    public sealed class OnSqlite(SqliteFixture data) : AttachmentRoomTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : AttachmentRoomTests(data), IClassFixture<PostgresFixture>;
}
