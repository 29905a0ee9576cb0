using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Tests.Help.Content;
using Portal.Tests.Messages;
using Portal.Web.Data;

namespace Portal.Tests.Data.Keys;

/// <summary>
/// The keys that protect cookies and mails: shared by the nodes, kept over restarts, readable to nobody else; on each database.
/// </summary>
public abstract class KeyTests(DatabaseFixture data)
{
    private const string Xml = "select xml from data_key order by id";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_node_protects_another_reads_also_after_a_restart()
    {
        await using var database = await EmptyAsync();
        string text;
        await using (var first = new Node(database))
            text = first.Protect("kept");
        await using var second = new Node(database);
        Assert.Equal("kept", second.Unprotect(text));
        Assert.Single(await database.ListAsync<string>(Xml, ct: Ct));
        var hosted = second.Hosted.Select(h => h.GetType().Name).ToList();
        Assert.Contains("KeyWarmup", hosted);
        Assert.DoesNotContain("DataProtectionHostedService", hosted); // it would read the keys before the first page is served
    }

    [Fact]
    public async Task With_a_certificate_the_table_holds_no_key_that_can_be_used_and_older_certificates_still_read()
    {
        await using var database = await EmptyAsync();
        using var folder = new TempFolder();
        var (first, second) = (File(folder, "first.pfx", "one"), File(folder, "second.pfx", "two"));
        string text;
        await using (var node = new Node(database, ("Keys:Certificate", first), ("Keys:CertificatePassword", "one")))
            text = node.Protect("kept");
        var xml = Assert.Single(await database.ListAsync<string>(Xml, ct: Ct));
        Assert.Contains("EncryptedData", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", xml, StringComparison.Ordinal);
        await using (var without = new Node(database))
        {
            Assert.False(await database.WriteAsync(_ => Task.FromResult(without.Readiness.IsReady), Ct)); // it would make a key of its own
            Assert.Throws<CryptographicException>(() => without.Unprotect(text));
        }

        await using var renewed = new Node(
            database,
            ("Keys:Certificate", second),
            ("Keys:CertificatePassword", "two"),
            ("Keys:Older:0:Certificate", first),
            ("Keys:Older:0:CertificatePassword", "one")
        );
        Assert.Equal("kept", renewed.Unprotect(text));
    }

    [Fact]
    public async Task Keys_from_before_there_was_a_certificate_are_encrypted_once_there_is_one_and_stay_the_same()
    {
        await using var database = await EmptyAsync();
        using var folder = new TempFolder();
        var file = File(folder, "first.pfx", "one");
        string text;
        await using (var before = new Node(database))
            text = before.Protect("kept");
        Assert.Contains("<masterKey", Assert.Single(await database.ListAsync<string>(Xml, ct: Ct)), StringComparison.Ordinal);
        await using (var node = new Node(database, ("Keys:Certificate", file), ("Keys:CertificatePassword", "one")))
        {
            Assert.Equal(1, (await Task.WhenAll(node.Encryption.RunAsync(Ct), node.Encryption.RunAsync(Ct))).Sum());
            Assert.Equal(0, await node.Encryption.RunAsync(Ct));
        }

        var xml = Assert.Single(await database.ListAsync<string>(Xml, ct: Ct));
        Assert.Contains("EncryptedData", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
        await using var later = new Node(database, ("Keys:Certificate", file), ("Keys:CertificatePassword", "one"));
        Assert.Equal("kept", later.Unprotect(text));
        await using var without = new Node(database);
        Assert.Throws<CryptographicException>(() => without.Unprotect(text));
        Assert.Equal(0, await without.Encryption.RunAsync(Ct));
    }

    [Fact]
    public async Task A_write_that_needs_the_very_first_key_is_refused_for_the_moment_and_waits_for_nothing()
    {
        await using var database = await EmptyAsync();
        await using var node = new Node(database);
        Assert.False(await database.WriteAsync(_ => Task.FromResult(node.Readiness.IsReady), Ct));
        await node.Readiness.PrepareAsync();
        Assert.True(await database.WriteAsync(_ => Task.FromResult(node.Readiness.IsReady), Ct));
        await using var another = new Node(database);
        // reads the keys within the write
        Assert.True(await database.WriteAsync(_ => Task.FromResult(another.Readiness.IsReady && another.Protect("x").Length > 0), Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rotated_key_protects_at_once_on_every_node_and_those_of_before_still_read(bool withCertificate)
    {
        await using var database = await EmptyAsync();
        using var folder = new TempFolder();
        (string, string)[] settings = withCertificate
            ? [("Keys:Certificate", File(folder, "keys.pfx", "one")), ("Keys:CertificatePassword", "one")]
            : [];
        await using var node = new Node(database, settings);
        await using var command = new Node(database, settings);
        var before = node.Protect("before");
        var key = command.Rotation.Run("command line");
        Assert.Equal((1, true), (key.Older, key.Until > DateTimeOffset.UtcNow.AddDays(89)));
        Assert.NotEqual(key.Id, Node.KeyOf(before));
        await node.TellAsync("article:first", Ct);
        Assert.NotEqual(key.Id, Node.KeyOf(node.Protect("other news")));
        await node.TellAsync(Assert.Single(await database.ListAsync<string>("select tag from change", ct: Ct)), Ct);
        await Until.TrueAsync(
            () => Task.FromResult(Node.KeyOf(node.Protect("after")) == key.Id),
            () => "The node protects with the old key.",
            Ct
        );
        var after = node.Protect("after");
        await using var later = new Node(database, settings);
        foreach (var each in new[] { node, command, later })
            Assert.Equal(("before", "after"), (each.Unprotect(before), each.Unprotect(after)));
        Assert.Equal(key.Id, Node.KeyOf(later.Protect("later")));
        Assert.Equal(
            ["command line"],
            await database.ListAsync<string>(
                "select actor from audit where action = 'key.rotated' and target = @name",
                new { name = $"key-{key.Id}" },
                Ct
            )
        );
        Assert.All(
            await database.ListAsync<string>(Xml, ct: Ct),
            xml => Assert.Equal(withCertificate, !xml.Contains("<masterKey", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_key_that_was_made_ahead_of_its_time_does_not_come_back_after_a_rotation()
    {
        await using var database = await EmptyAsync();
        await using var node = new Node(database);
        await node.Readiness.PrepareAsync();
        var ahead = node.Keys.CreateNewKey(DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(91));
        var key = node.Rotation.Run("command line");
        var keys = node.Keys.GetAllKeys().OrderBy(k => k.ActivationDate).ToList();
        Assert.Equal((4, key.Id, ahead.KeyId), (keys.Count, keys[1].KeyId, keys[2].KeyId));
        Assert.InRange(keys[3].ActivationDate - ahead.ActivationDate, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(2));
        await using var later = new Node(database);
        Assert.Equal(key.Id, Node.KeyOf(later.Protect("after")));
    }

    [Fact]
    public async Task A_key_that_is_deleted_is_gone()
    {
        await using var database = await EmptyAsync();
        await using var node = new Node(database);
        await node.Readiness.PrepareAsync();
        Assert.True(node.Table.DeleteElements(elements => elements.Single().DeletionOrder = 1));
        Assert.Empty(node.Table.GetAllElements());
    }

    private async Task<Database> EmptyAsync()
    {
        var place = await data.EmptyAsync();
        await data.MigrateAsync(place, Ct);
        return new Database(place, TimeProvider.System);
    }

    private static string File(TempFolder folder, string name, string password)
    {
        using var certificate = Certificates.SelfSigned("keys");
        var path = Path.Combine(folder.Path, name);
        System.IO.File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        return path;
    }

    public sealed class OnSqlite(SqliteFixture data) : KeyTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : KeyTests(data), IClassFixture<PostgresFixture>;
}
