using System.Globalization;
using Portal.Web.Data;

namespace Portal.Web.Agents.Search;

/// <summary>
/// The folder of this node's index. Nodes may share the data folder, so each takes the first one nobody else has; the lock goes with the
/// program, however it ends.
/// </summary>
public sealed class IndexFolder : IDisposable
{
    private const int Most = 64;

    private readonly FileStream taken;

    private IndexFolder(string path, FileStream taken) => (Path, this.taken) = (path, taken);

    public string Path { get; }

    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IndexFolder Take(string root)
    {
        DataFolder.MakeFolder(root);
        for (var number = 1; number <= Most; number++)
        {
            var path = System.IO.Path.Combine(root, number.ToString(CultureInfo.InvariantCulture));
            DataFolder.MakeFile(path + ".lock");
            try
            {
                var file = new FileStream(path + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                DataFolder.MakeFolder(path);
                return new(path, file);
            }
            catch (IOException) when (number < Most)
            {
                // another node has it
            }
        }

        throw new IOException($"{root} has no folder left for an index.");
    }

    public void Dispose() => taken.Dispose();
}
