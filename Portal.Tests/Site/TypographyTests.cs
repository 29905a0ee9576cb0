using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>No line of a text ends where it would part what belongs together.</summary>
public sealed class TypographyTests
{
    [Theory] // ~ stands for a space at which no line ends
    [InlineData("en", "It works for 30 days, within 24 hours.", "It works for 30~days, within 24~hours.")]
    [InlineData("de", "Höchstens {0} MB, {1} Dateien, 14 Tage", "Höchstens {0}~MB, {1} Dateien, 14~Tage")]
    [InlineData("en", "{0} waits. {0} h left, {0} had no time", "{0} waits. {0}~h left, {0} had no time")]
    [InlineData("en", "Separated by commas: 080, 0810. Public", "Separated by commas: 080, 0810. Public")]
    [InlineData("en", "It looks like T-4K7M-2QXA and 1 · at once", "It looks like T-4K7M-2QXA and 1 · at once")]
    [InlineData("ru", "Пароль не подходит — и это не ошибка", "Пароль не~подходит~— и~это не~ошибка")]
    [InlineData("ru", "А в нём и на нём, как {0} и в {1}", "А~в~нём и~на~нём, как {0} и~в~{1}")]
    [InlineData("ru", "Окно закрыто 14 дней назад, 5 МБ", "Окно закрыто 14~дней назад, 5~МБ")]
    [InlineData("en", "{0} of {1} GB used, up to {2} Mbit/s", "{0} of {1}~GB used, up to {2}~Mbit/s")]
    [InlineData("es", "Pregunta a la a o b", "Pregunta a la a o b")]
    public void A_line_does_not_end_there(string language, string text, string set) =>
        Assert.Equal(set.Replace('~', '\u00A0'), Typography.Unbroken(text, language));

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void The_texts_of_the_site_are_set_so(string code)
    {
        var texts = new Texts();
        var language = Language.FromCode(code);
        Assert.Contains("30\u00A0", texts.In(language, "Reset.Sent.Text"), StringComparison.Ordinal);
        Assert.Equal(code == "ru", texts.In(language, "SignIn.Forgot").Contains('\u00A0', StringComparison.Ordinal));
    }
}
