namespace Portal.Web.Help.Content;

/// <summary>A file that begins with its front matter: what stands between the lines ---, and the text beneath.</summary>
/// <param name="Map">Null when it is not well-formed, which is a fault already.</param>
/// <param name="Body">The text.</param>
/// <param name="FirstLine">The line of the file on which the text starts.</param>
internal sealed record FrontMatterSplit(YamlMap? Map, string Body, int FirstLine)
{
    private const string Fence = "---";

    /// <summary>Null, and a blocking fault, when the file begins otherwise.</summary>
    public static FrontMatterSplit? Find(string source, DiagnosticList faults)
    {
        var lines = source.TrimStart('\uFEFF').Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            faults.Block(1, "a file begins with its front matter between two lines ---");
            return null;
        }

        var map = YamlFile.Read(string.Join('\n', lines[1..end]), firstLine: 2, faults);
        return new(map, string.Join('\n', lines[(end + 1)..]), end + 2);
    }
}
