using System.Security.Cryptography;

namespace Portal.Web.Data;

/// <summary>
/// Files below the data folder, far from anything the web server gives out by itself, named by keys nobody can guess. Several nodes need
/// one folder that all of them see.
/// </summary>
public abstract class KeyedFolder(IConfiguration configuration, IHostEnvironment environment, string name)
{
    private string Root => field ??= Path.Combine(DataFolder.PathFrom(configuration, environment), name);

    /// <summary>A name nobody can guess; the first two characters are the folder.</summary>
    public static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>On the disk, to the last byte, when this returns.</summary>
    /// <exception cref="IOException">There is no room, or the folder cannot be written.</exception>
    public async Task SaveAsync(string key, byte[] bytes, CancellationToken ct)
    {
        var path = PathOf(key);
        DataFolder.MakeFolder(Path.GetDirectoryName(path)!);
        try
        {
            await using (var file = DataFolder.New(path + ".part"))
            {
                await file.WriteAsync(bytes, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(path + ".part", path);
        }
        catch
        {
            File.Delete(path + ".part");
            throw;
        }
    }

    /// <summary>Null when the file is gone.</summary>
    public Stream? Open(string key)
    {
        try
        {
            return new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A file that is gone already is no error.</summary>
    public void Delete(string key)
    {
        if (File.Exists(PathOf(key)))
            File.Delete(PathOf(key));
    }

    /// <summary>Files older than this that may belong to nothing.</summary>
    public IEnumerable<string> KeysBefore(DateTime utc) =>
        Directory.Exists(Root)
            ? Directory
                .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                .Where(f => File.GetLastWriteTimeUtc(f) < utc)
                .Select(f => Path.GetFileName(f))
            : [];

    private string PathOf(string key) =>
        key.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') && key.Length >= 32
            ? Path.Combine(Root, key[..2], key)
            : throw new ArgumentException("This is no key of a file.", nameof(key));
}
