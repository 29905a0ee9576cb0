using Portal.Tests.Help.Content;
using Portal.Web.Provider.Import;

namespace Portal.Tests.Provider.Import;

/// <summary>Files as a spreadsheet writes them.</summary>
public sealed class SpreadsheetTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Empty_columns_behind_the_last_one_are_none()
    {
        folder.Write(
            "a.csv",
            "customer;name;language;mail;phone;;;\r\nKD-1;Test Person A;de;a@example.com;+49 30 000000;;;\r\nKD-2;B;de;;;;;\r\n"
        );
        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public async Task A_column_without_a_name_that_holds_something_is_named_by_its_place()
    {
        folder.Write("a.csv", "customer;name;;language\r\nKD-1;A;left over;de\r\n");
        Assert.Equal(["1: column 3 has no name"], await FaultsAsync());
        folder.Write("a.csv", "customer;name;language;;\r\nKD-1;A;de;;left over\r\n");
        Assert.Equal(
            ["2: more fields than the first line has columns; a field with a separator in it belongs in quotes"],
            await FaultsAsync()
        );
    }

    [Fact]
    public async Task Separators_that_are_left_out_at_the_end_of_a_line_are_empty_cells()
    {
        folder.Write("a.csv", "customer;name;language;mail;phone\r\nKD-1;A;de;a1@example.com;+49 30 001\r\nKD-2;B;de\r\nKD-3;C\r\n");
        Assert.Equal(["4: language: is missing"], await FaultsAsync());
    }

    [Fact]
    public async Task Telephones_are_read_as_people_write_them_and_a_rounded_one_is_explained()
    {
        string[] phones =
        [
            "+49\u00A030\u00A0000000",
            "\u202A+49 30 000000\u202C",
            "+49 30\u2011000000",
            "030 \u2013 000000",
            "+49 30 000000 ext. 5",
            "+49 (0)30 / 000000",
            "'+49 30 000000",
            "０３０ ０００",
        ];
        folder.Write("a.csv", "customer;name;language;phone\r\n" + string.Concat(phones.Select((p, n) => $"KD-{n};A;de;{p}\r\n")));
        Assert.Empty(await FaultsAsync());
        folder.Write("a.csv", "customer;name;language;phone\r\nKD-1;A;de;4,93E+11\r\nKD-2;A;de;+49 30 000000, +49 170 000000\r\n");
        Assert.Equal(
            [
                "2: phone: \"4,93E+11\" is what a spreadsheet makes of a long number: give the column the format "
                    + "\"text\" and fill it again",
                "3: phone: \"+49 30 000000, +49 170 000000\" is no telephone number, or more than one",
            ],
            await FaultsAsync()
        );
    }

    [Theory]
    [InlineData("name@bücher.example", true)]
    [InlineData("name@example.com", true)]
    [InlineData("\"quoted name\"@example.com", false)]
    [InlineData("имя@example.com", false)]
    [InlineData("name@-example.com", false)]
    [InlineData("name@example..com", false)]
    public async Task An_address_is_one_that_mail_can_be_sent_to(string address, bool good)
    {
        folder.Write(
            "a.json",
            $"[{{ \"customer\": \"1\", \"name\": \"a\", \"language\": \"de\", \"mail\": "
                + $"{System.Text.Json.JsonSerializer.Serialize(address)} }}]"
        );
        Assert.Equal(good, (await FaultsAsync()).Count == 0);
    }

    public void Dispose() => folder.Dispose();

    private async Task<List<string>> FaultsAsync()
    {
        var file = Directory.GetFiles(folder.Path).Single();
        return [.. (await ProviderImport.CheckAsync([file], Ct)).First.Select(f => f.ToString()[(file.Length + 1)..])];
    }
}
