using Portal.Web.Help.Content;
using Portal.Web.Help.Content.Languages;

namespace Portal.Tests.Help.Content;

/// <summary>What editors keep for the search is checked like everything else they write.</summary>
public sealed class LanguageFilesTests
{
    private const string Synonyms = "languages/de/synonyms.yaml";
    private const string Pins = "languages/de/pins.yaml";
    private const string Words = "languages/words.yaml";
    private const string Examples = "languages/de/examples.md";

    [Theory]
    [InlineData(Synonyms, "[light]", "[light, chest]", 2, "chest stands already on line 1")]
    [InlineData(Synonyms, "lamp:", "Box:", 2, "Box stands already on line 1")]
    [InlineData(Synonyms, "[light]", "[light, Light]", 2, "Light stands already on line 2")]
    [InlineData(Synonyms, "[light]", "light", 2, "lamp is followed by what it is also called: [one, another]")]
    [InlineData(Synonyms, "[light]", "[]", 2, "lamp is followed by what it is also called: [one, another]")]
    [InlineData(Synonyms, "[light]", "[light, \"\"]", 2, "a text without a letter or digit")]
    [InlineData(Synonyms, "[light]", "[light, [a]]", 2, "a word or phrase is expected here")]
    [InlineData(Synonyms, "lamp: [light]", "lamp: [light", 3, null)]
    [InlineData(Pins, "help: first", "help: nope", 1, "unknown article or intent nope")]
    [InlineData(Pins, "help: first", "help:", 1, "help is followed by the key of an article or intent")]
    [InlineData(Pins, "help: first", "\"?!\": first", 1, "a text without a letter or digit")]
    [InlineData(Pins, "help: first", "DE  place: first", 2, "place de is pinned already on line 1")]
    [InlineData(Words, ", ca: lamp ca", "", 3, "a name is missing in ca")]
    [InlineData(Words, "ca: lamp ca", "ca: \" \"", 3, "a text without a letter or digit")]
    [InlineData(Words, "ca: lamp ca", "fr: lampe", 3, "unknown language fr")]
    [InlineData(Words, "ca: lamp ca", "ca: Case ca", 3, "Case ca (ca) stands already on line 2")]
    [InlineData(Words, "words:", "names:", 1, "words is a list with a line for each thing")]
    [InlineData(Examples, "| first |", "| nope |", 5, "unknown article nope")]
    [InlineData(Examples, "| one two |", "|  |", 5, "a row has two cells, and neither is empty")]
    [InlineData(Examples, "| one two | first |", "| one | two | first |", 5, "a row has two cells, and neither is empty")]
    [InlineData(Examples, "| one two | first |", "| one two | first |\n| One  two | second |", 6, "One  two stands already on line 5")]
    [InlineData(Examples, "| box | box |", "| box | box |\n| box | b |", 10, "box stands already on line 9")]
    [InlineData(
        Examples,
        "| query |",
        "| question |",
        3,
        "a table begins with | query | article | or | not yet found | article | or | query | page | or | word | stem |"
    )]
    public void A_fault_is_told_with_file_and_line(string file, string old, string with, int line, string? message)
    {
        using var folder = SmallContent.Create();
        folder.Replace(file, old, with);
        Assert.Contains(Check(folder), f => f.File == file && f.Line == line && (message is null ? f.Blocks : f.Message == message));
    }

    [Theory]
    [InlineData(Synonyms, "light", 61, 60)]
    [InlineData(Pins, "help", 61, 60)]
    [InlineData(Words, "lamp de", 61, 60)]
    [InlineData(Examples, "one two", 257, 256)]
    public void What_is_too_long_is_told(string file, string old, int length, int most)
    {
        using var folder = SmallContent.Create();
        folder.Replace(file, old, new string('a', length));
        Assert.Equal($"a text of {length} characters, at most {most} are allowed", Assert.Single(Check(folder)).Message);
    }

    [Theory]
    [InlineData("synonyms.yaml")]
    [InlineData("pins.yaml")]
    [InlineData("examples.md")]
    public void A_language_that_is_missing_is_told(string name)
    {
        using var folder = SmallContent.Create();
        folder.Delete("languages/ru/" + name);
        Assert.Equal($"languages/ru/{name}:1: this language is missing", Assert.Single(Check(folder)).ToString());
    }

    [Fact]
    public void A_provider_may_do_without_all_of_them()
    {
        using var folder = SmallContent.Create();
        foreach (var file in folder.Bytes().Keys.Where(f => f.StartsWith("languages/", StringComparison.Ordinal)))
            folder.Delete(file);
        Assert.Empty(Check(folder));
    }

    [Theory]
    [InlineData("languages/fr/pins.yaml", false)]
    [InlineData("languages/de/names.yaml", false)]
    [InlineData("languages/de/notes.md", true)]
    [InlineData("examples.md", true)]
    public void What_does_not_belong_there_is_told(string file, bool blocks)
    {
        using var folder = SmallContent.Create();
        folder.Write(file, "a: b\n");
        var fault = Assert.Single(Check(folder));
        Assert.Equal((file, blocks), (fault.File, fault.Blocks));
    }

    [Fact]
    public void What_is_right_in_a_file_with_faults_is_used()
    {
        var files = LanguageFiles.Read(
            new Dictionary<string, string>
            {
                [Synonyms] = "box: [chest, \"\"]\nlamp: light\nnet: [web]\nweb: [site]\n",
                [Pins] = "help: first\n\"!\": first\nplace:\n",
                [Words] = "words:\n  - { de: Kiste, en: box }\n  - text\n",
            }
        );
        Assert.Equal(
            [
                ["box", "chest"],
                ["net", "web"],
            ],
            files.Synonyms["de"]
        );
        Assert.Equal(["help"], files.Pins["de"].Select(pin => pin.Query));
        Assert.Equal(["de", "en"], Assert.Single(files.Words).Names.Keys);
    }

    private static IReadOnlyList<Diagnostic> Check(TempFolder folder) => ContentCheck.Run(ContentFolder.Read(folder.Path));
}
