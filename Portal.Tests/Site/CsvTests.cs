using System.Text;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>Tables for spreadsheets hold texts, never formulas.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("  =cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("+49 30", "\"'+49 30\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a;=1", "\"a;=1\"")]
    [InlineData("a,\"b\"\n", "\"a,\"\"b\"\"\n\"")]
    [InlineData("=\"a\",1", "\"'=\"\"a\"\",1\"")]
    [InlineData("Störung", "Störung")]
    public void A_cell_that_looks_like_a_formula_stays_a_text(string text, string cell) =>
        Assert.Equal($"\uFEFF{cell}\r\n", Written([text]));

    [Fact]
    public void Numbers_are_numbers_and_nothing_is_nothing() => Assert.Equal("\uFEFF-3,,a\r\n", Written([-3, null, "a"]));

    private static string Written(object?[] row) => Encoding.UTF8.GetString(Csv.Write([row]));
}
