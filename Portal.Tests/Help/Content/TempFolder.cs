using System.Text;

namespace Portal.Tests.Help.Content;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Path { get; } = Directory.CreateTempSubdirectory("portal-help-").FullName;

    public void Write(string file, string text) => Write(file, Utf8.GetBytes(text));

    public void Write(string file, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? Path);
        File.WriteAllBytes(path, bytes);
    }

    public void Replace(string file, string old, string with) => Write(file, Text(file).Replace(old, with, StringComparison.Ordinal));

    public void Delete(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    public string Text(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    /// <summary>Every file by its path, with its bytes.</summary>
    public Dictionary<string, string> Bytes() => Files(Path);

    public static Dictionary<string, string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => System.IO.Path.GetRelativePath(folder, f), f => Convert.ToHexString(File.ReadAllBytes(f)));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
