using Portal.Search;

namespace Portal.Tests.Search.Records;

/// <summary>
/// An index goes on where the last commit was. One that cannot be read, or is of another kind, is begun anew without anybody's help.
/// </summary>
public sealed class RecordFolderTests : IDisposable
{
    private readonly OpenedIndex opened = new();

    public void Dispose() => opened.Dispose();

    [Fact]
    public void A_restart_keeps_the_position_and_all_records()
    {
        Assert.Equal(0, opened.Index.Position);
        opened.With(OpenedIndex.Ticket(1, "router"));
        opened.Index.Commit(42);
        Assert.Equal(42, opened.Index.Position);
        opened.Reopen();
        Assert.Equal(42, opened.Index.Position);
        Assert.Equal("1", opened.Ids("router"));
        opened.Index.Commit(43); // without any change
        opened.Reopen();
        Assert.Equal(43, opened.Index.Position);
    }

    [Fact]
    public void What_was_put_after_the_last_commit_is_told_by_the_position()
    {
        opened.With(OpenedIndex.Ticket(1, "router"));
        opened.Index.Commit(1);
        opened.With(OpenedIndex.Ticket(2, "router"));
        opened.Reopen();
        Assert.Equal(1, opened.Index.Position);
    }

    [Fact]
    public void Another_fingerprint_begins_anew()
    {
        Committed();
        opened.Reopen("test 2");
        Assert.Equal(0, opened.Index.Position);
        Assert.Equal("", opened.Ids("router"));
        opened.With(OpenedIndex.Ticket(1, "router"));
        opened.Index.Commit(7);
        opened.Reopen("test 2");
        Assert.Equal(7, opened.Index.Position);
    }

    public static TheoryData<string, string> Damages =>
        new MatrixTheoryData<string, string>(
            ["cut", "emptied", "overwritten", "deleted"],
            ["segments_*", "*.si", "*.tim", "*.doc", "*.fnm", "*.dvd"]
        );

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_is_noticed_and_the_index_begun_anew(string damage, string files)
    {
        Merged();
        opened.Close();
        var damaged = Directory.GetFiles(opened.Folder, files);
        Assert.NotEmpty(damaged);
        foreach (var file in damaged)
            Damage(file, damage);
        opened.Reopen();
        if (opened.Index.Position != 0 && !opened.Index.Check())
        {
            // Only reading all of it could tell: what the caller does then.
            opened.Close();
            Directory.Delete(opened.Folder, recursive: true);
            opened.Reopen();
        }
        Assert.Equal(0, opened.Index.Position);
        opened.With(OpenedIndex.Ticket(5, "television"));
        opened.Index.Commit(3);
        opened.Reopen();
        Assert.Equal("5", opened.Ids("television"));
        Assert.True(opened.Index.Check());
    }

    [Fact]
    public void Nothing_but_the_index_is_deleted()
    {
        Committed();
        opened.Close();
        var other = Path.Combine(opened.Folder, "notes.txt");
        File.WriteAllText(other, "kept");
        opened.Reopen("test 2");
        Assert.Equal("kept", File.ReadAllText(other));
    }

    [Fact]
    public void A_second_writer_is_refused_and_the_first_goes_on()
    {
        Committed();
        Assert.ThrowsAny<IOException>(() => RecordIndex.Open(opened.Folder, "test 2"));
        opened.With(OpenedIndex.Ticket(2, "router"));
        Assert.Equal("1 2", opened.Ids("router"));
    }

    private void Committed()
    {
        opened.With(OpenedIndex.Ticket(1, "router"));
        opened.Index.Commit(42);
    }

    /// <summary>A segment that was merged has a file for each part of it.</summary>
    private void Merged()
    {
        opened.With([.. Enumerable.Range(1, 100).Select(id => OpenedIndex.Ticket(id, "router"))]);
        opened.Index.Remove("ticket", [7]);
        opened.Index.Commit(42);
        opened.Index.Purge();
    }

    private static void Damage(string file, string how)
    {
        var bytes = File.ReadAllBytes(file);
        if (how == "deleted")
            File.Delete(file);
        else
            File.WriteAllBytes(
                file,
                how switch
                {
                    "cut" => bytes[..(bytes.Length / 2)],
                    "emptied" => [],
                    _ => [.. bytes.Select(b => (byte)~b)],
                }
            );
    }
}
