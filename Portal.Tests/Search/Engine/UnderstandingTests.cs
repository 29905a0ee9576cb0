using Portal.Search;

namespace Portal.Tests.Search.Engine;

/// <summary>What people type and what they mean by it.</summary>
public sealed class UnderstandingTests
{
    private static readonly SearchEngine Engine = Filled();

    [Theory]
    [InlineData("ru", "hjenth", "роутер", "router")] // Latin keyboard layout
    [InlineData("ru", "gfhjkm", "пароль", "password")]
    [InlineData("ru", "parol", "парол", "password")] // Latin letters
    [InlineData("en", "кщгеук", "router", "router")] // Cyrillic keyboard layout
    [InlineData("en", "wifipassword", "wifi password", "password")] // joined
    [InlineData("en", "pass word", "password", "password")] // split
    [InlineData("en", "pasword", "password", "password")]
    [InlineData("de", "routerkennwort", "router kennwort", "password")]
    [InlineData("de", "leitungsstörung", "leitung störung", "outage")]
    [InlineData("de", "stoerung", null, "outage")]
    [InlineData("ru", "пере загрузите", "перезагрузите", "router")] // one half looks like another word
    [InlineData("es", "routers", null, "router")] // a plural its stemmer does not know
    [InlineData("ca", "contrasenya", null, "password")]
    [InlineData("es", "contrasena", null, "password")] // accents left out
    public void A_query_is_understood(string language, string typed, string? searched, string id)
    {
        var results = Engine.Search(new() { Language = language, Text = typed });
        Assert.Equal(id, results.Hits[0].Id);
        Assert.Equal(searched is null ? [] : [new Correction(typed, searched)], results.Corrections);
    }

    [Fact]
    public void The_form_that_was_typed_stands_before_another_form_of_the_word()
    {
        var engine = new SearchEngine();
        engine.Replace([
            Article("a", "en", "Connected devices", "One two three."),
            Article("b", "en", "Connecting devices", "One two three."),
            .. Enumerable.Range(0, 4).Select(i => Article($"c{i}", "en", "Other", "Four five six.")),
        ]);
        Assert.Equal("b", engine.Search(new() { Language = "en", Text = "connecting" }).Hits[0].Id);
        Assert.Equal("a", engine.Search(new() { Language = "en", Text = "connected" }).Hits[0].Id);
    }

    [Fact]
    public void Quotation_marks_are_the_way_back()
    {
        var results = Engine.Search(new() { Language = "en", Text = "\"pasword\"" });
        Assert.Empty(results.Corrections);
        Assert.Empty(results.Hits);
    }

    [Fact]
    public void Synonyms_find_an_article_without_the_word()
    {
        var engine = Guided();
        var results = engine.Search(new() { Language = "en", Text = "access codes" });
        Assert.Equal("password", results.Hits[0].Id);
        Assert.Equal([new Correction("access codes", "password")], results.Corrections);
        Assert.Empty(engine.Search(new() { Language = "en", Text = "\"access codes\"" }).Hits);
        Assert.Equal("router", engine.Search(new() { Language = "en", Text = "router" }).Hits[0].Id);
    }

    [Fact]
    public void A_pinned_article_stands_first_for_its_words_in_any_order_and_form()
    {
        var engine = Guided();
        Assert.Equal("outage", engine.Search(new() { Language = "en", Text = "routers restarting" }).Hits[0].Id);
        Assert.NotEqual("outage", engine.Search(new() { Language = "en", Text = "restart router now" }).Hits[0].Id);
    }

    [Fact]
    public void The_other_language_is_asked_in_its_own_words()
    {
        var found = Guided().Search(new() { Language = "en", Text = "mast" }).OtherLanguages;
        Assert.Equal(("outage", "de"), (found[0].Id, found[0].Language));
    }

    private static SearchEngine Guided()
    {
        var engine = Filled();
        engine.Guide([
            new()
            {
                Language = "en",
                Synonyms =
                [
                    ["access code", "password"],
                ],
                Pins = [new("restart router", "outage")],
                Translations = [new("mast", "de", "Störung")],
            },
        ]);
        return engine;
    }

    private static SearchEngine Filled()
    {
        var engine = new SearchEngine();
        engine.Replace([
            Article("router", "en", "Restart the router", "Unplug it."),
            Article("password", "en", "Change the Wi-Fi password", "Open the settings of the device."),
            Article("outage", "en", "Outage in your area", "We repair it."),
            Article("router", "de", "Router neu starten", "Netzstecker ziehen."),
            Article("password", "de", "Kennwort des Routers", "Geräteseite öffnen."),
            Article("outage", "de", "Störung der Leitung", "Wir arbeiten daran."),
            Article("router", "ru", "Перезагрузите роутер", "Выключите его."),
            Article("password", "ru", "Пароль от сети", "Откройте настройки."),
            Article("router", "es", "Reiniciar el router", "Desconéctelo de la corriente."),
            Article("password", "es", "Cambiar la contraseña", "Abra los ajustes."),
            Article("password", "ca", "Canvieu la contrasenya", "Obriu la configuració."),
        ]);
        return engine;
    }

    private static Document Article(string id, string language, string title, string text) =>
        new()
        {
            Id = id,
            Language = language,
            Title = title,
            Sections = [new() { Text = text }],
        };
}
