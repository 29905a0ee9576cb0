namespace Portal.Tests.Map;

/// <summary>
/// Code is read beside other code: no line is wider than 140 columns. The formatter breaks what it can; texts and comments it leaves.
/// </summary>
public sealed class LineLengthTests
{
    private const int MaxLength = 140;

    [Fact]
    public void No_line_of_code_is_longer_than_140_columns()
    {
        var wide =
            from file in Repository.Below("Portal.", ".cs")
            from line in Repository.Text(file).Split('\n').Index()
            where line.Item.Length > MaxLength
            select $"{file}:{line.Index + 1}: {line.Item.Length}";
        Assert.Empty(wide);
    }
}
