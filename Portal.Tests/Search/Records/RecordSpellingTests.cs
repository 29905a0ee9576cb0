namespace Portal.Tests.Search.Records;

/// <summary>A word no record has is searched for as what was probably meant, in every language, and the answer says so.</summary>
public sealed class RecordSpellingTests : IDisposable
{
    private readonly OpenedIndex opened = new OpenedIndex().With(
        OpenedIndex.Ticket(1, "The internet connection breaks down, the router blinks", "en"),
        OpenedIndex.Ticket(2, "Die Leitung hat eine Störung, das Passwort wurde geändert", "de"),
        OpenedIndex.Ticket(3, "La conexión es lenta y la contraseña no sirve", "es"),
        OpenedIndex.Ticket(4, "A ligação está lenta e a palavra-passe não serve", "pt"),
        OpenedIndex.Ticket(5, "Пароль не подходит, интернет медленный", "ru"),
        OpenedIndex.Ticket(6, "La contrasenya no serveix i la connexió s'atura", "ca")
    );

    public void Dispose() => opened.Dispose();

    [Theory]
    [InlineData("en", "interent", 1), InlineData("en", "conection breaks", 1), InlineData("en", "routr", 1)]
    [
        InlineData("de", "Paswort", 2),
        InlineData("de", "Lietung", 2),
        InlineData("de", "Stoerrung", 2),
        InlineData("de", "Leitungsstörung", 2)
    ]
    [InlineData("es", "contrasena", 3), InlineData("es", "contarseña", 3), InlineData("es", "conexoin", 3)]
    [InlineData("pt", "ligacao", 4), InlineData("pt", "lgiação", 4), InlineData("ru", "паролль", 5), InlineData("ru", "интренет", 5)]
    [InlineData("ru", "gfhjkm", 5), InlineData("ru", "parol", 5), InlineData("ca", "contrasneya", 6), InlineData("ca", "connexio", 6)]
    public void A_misspelt_word_finds_what_was_meant(string language, string text, long id) =>
        Assert.Equal($"{id}", opened.Ids(OpenedIndex.Query(text) with { Languages = [language] }));

    [Fact]
    public void Two_misspelt_words_are_enough()
    {
        var results = opened.Search("conection bliks");
        Assert.Equal(1, Assert.Single(results.Hits).Id);
        Assert.Equal(["conection", "bliks"], results.Corrections.Select(correction => correction.Typed));
    }

    [Fact]
    public void A_word_that_is_known_is_not_corrected() => Assert.Empty(opened.Search("internet connection").Corrections);

    [Fact]
    public void What_stands_in_quotation_marks_is_meant() => Assert.Equal("", opened.Ids("\"interent\""));

    [Fact]
    public void Accents_and_case_may_be_left_out()
    {
        Assert.Equal("3", opened.Ids("CONTRASENA"));
        Assert.Equal("2", opened.Ids("Stoerung"));
        Assert.Equal("2", opened.Ids("storung"));
    }
}
