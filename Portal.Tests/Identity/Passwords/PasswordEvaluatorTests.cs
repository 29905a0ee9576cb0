using Portal.Web.Identity;
using Portal.Web.Identity.Passwords;

namespace Portal.Tests.Identity.Passwords;

/// <summary>Which passwords are taken, and what is said of the others.</summary>
public sealed class PasswordEvaluatorTests
{
    private static readonly PasswordEvaluator Judge = TestPasswordEvaluator.Judge();

    private static readonly Person Somebody = new()
    {
        Name = "Konstanze Musterfrau",
        Email = "kmuster.privat1970@mail.example.org",
        SecondEmail = "zweitpost@example.com",
        CustomerNumber = "KD10023456",
    };

    [Theory]
    [InlineData("eleven char", "Password.TooShort")]
    [InlineData("elf Zeichen", "Password.TooShort")]
    [InlineData("😀😁😂🤣😃😄😅😆😉😊😋", "Password.TooShort")] // eleven, though twenty-two halves
    [InlineData("", "Password.TooShort")]
    [InlineData("aaaaaaaaaaaaaaaa", "Password.Repeats")]
    [InlineData("abababababababab", "Password.Repeats")]
    [InlineData("абвабвабвабвабв", "Password.Repeats")]
    [InlineData("k7x9k7x9k7x9k7x9k7", "Password.Repeats")]
    [InlineData("qwertyuiop12", "Password.Runs")]
    [InlineData("qwertzuiopü123", "Password.Runs")]
    [InlineData("йцукенгшщзхъ", "Password.Runs")]
    [InlineData("абвгдежзийклм", "Password.Runs")]
    [InlineData("1qaz2wsx3edc4rfv", "Password.Runs")]
    [InlineData("123456789012", "Password.Runs")]
    [InlineData("987654321098", "Password.Runs")]
    [InlineData("asdfghjklñ1234", "Password.Runs")]
    [InlineData("passwordpassword", "Password.Context")]
    [InlineData("MyRouterPassword!", "Password.Context")]
    [InlineData("WLAN-Passwort-2024", "Password.Context")]
    [InlineData("p4$$w0rd-r0ut3r", "Password.Context")]
    [InlineData("contraseña1234", "Password.Context")]
    [InlineData("palavra-passe-nova", "Password.Context")]
    [InlineData("мойпарольинтернет", "Password.Context")]
    [InlineData("vjqgfhjkmbynthytn", "Password.Context")] // the same with the keyboard left in Latin
    [InlineData("зфыыцщквзфыыцщкв1", "Password.Context")] // "password" twice with the keyboard left in Russian
    [InlineData("la-meva-contrasenya", "Password.Context")]
    [InlineData("example-internet", "Password.Context")]
    [InlineData("Ex4mple!nternet99", "Password.Context")]
    [InlineData("help.example.net", "Password.Context")]
    [InlineData("KonstanzeMusterfrau", "Password.Context")]
    [InlineData("musterfrau-1970", "Password.Context")]
    [InlineData("kmuster.privat1970", "Password.Context")]
    [InlineData("KD-10023456-2024", "Password.Context")]
    [InlineData("zweitpost!!!!", "Password.Context")]
    [InlineData("photosynthesis", "Password.Common")]
    [InlineData("PHOTOSYNTHESIS", "Password.Common")]
    [InlineData("ph0t0synthe$is", "Password.Common")]
    [InlineData("iloveyouforever", "Password.Guessable")]
    [InlineData("correcthorse", "Password.Guessable")]
    [InlineData("christopher1988", "Password.Guessable")]
    [InlineData("with\0a nul inside it", "Password.Characters")]
    [InlineData("with a\nline inside it", "Password.Characters")]
    public void What_is_guessed_soon_is_refused_with_the_reason(string password, string reason) =>
        Assert.Equal(reason, Judge.Evaluate(password, Somebody).Refusal);

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("meine katze schläft gern lange")]
    [InlineData("el gato duerme toda la mañana")]
    [InlineData("o gato dorme a manhã inteira")]
    [InlineData("мой кот спит до самого обеда")]
    [InlineData("el gat dorm fins al migdia")]
    [InlineData("blumentopferde am balkon")]
    [InlineData("t7kq-9xvm-2bnc")]
    [InlineData("👩‍🚀🐈🌙 ✨🚲🎈🍋🧦🪁🎻🦔🌵")]
    [InlineData("a router made of seven green umbrellas")]
    public void A_passphrase_is_taken_whatever_it_is_made_of(string password)
    {
        var verdict = Judge.Evaluate(password, Somebody);
        Assert.Null(verdict.Refusal);
        Assert.NotEqual(Strength.None, verdict.Strength);
    }

    [Theory]
    [InlineData("en", "photosynthesis", "misunderstandings", "lighthousekeeper", "Responsibility1")]
    [InlineData("de", "Blumentopferde", "Sehenswürdigkeit", "Krankenschwester", "Schmetterlinge!", "Weihnachtsmann1")]
    [InlineData("es", "desafortunadamente", "responsabilidad", "murciélagos12", "Agradecimiento!", "desconocimiento")]
    [InlineData("pt", "infelizmente", "responsabilidade", "desenvolvimento", "Agradecimento1", "extraordinário")]
    // the last with the keyboard left in Latin
    [InlineData("ru", "достопримечательность", "здравоохранение", "Взаимопонимание!", "воспоминание1988", "'ktrnhbxtcndj")]
    [InlineData("ca", "desafortunadament", "desenvolupament", "extraordinàriament", "Responsabilitat1", "coneixements!")]
    public void A_single_long_word_is_soon_guessed_in_whatever_language_it_is(string language, params string[] words)
    {
        Assert.Contains(language, Portal.Web.Site.Language.Codes);
        Assert.DoesNotContain(words, w => Judge.Evaluate(w, Somebody).Refusal is not ("Password.Guessable" or "Password.Common"));
    }

    [Theory]
    [InlineData("добрый вечерок", Strength.Fair)]
    [InlineData("bona nit estimada", Strength.Fair)]
    [InlineData("Sehenswürdigkeit am Weihnachtsmorgen", Strength.Fair)]
    [InlineData("xkqzvbnwtrpl", Strength.Good)]
    [InlineData("щцгыфйхэдбюъ", Strength.Good)]
    [InlineData("мой рыжий кот спит до самого обеда на окне", Strength.Strong)]
    [InlineData("el meu gat dorm fins al migdia a la finestra", Strength.Strong)]
    public void Two_words_are_no_more_than_fair_and_letters_by_chance_are_no_words(string password, Strength strength) =>
        Assert.Equal(new StrengthResult(null, strength), Judge.Evaluate(password, Somebody));

    [Fact]
    public void What_is_said_of_a_password_does_not_depend_on_the_words_of_the_site()
    {
        var folder = Map.Repository.Below("Portal.Web/Identity/Passwords/", ".cs");
        string[] speaking = ["NewPasswordTagHelper.cs", "StrengthTexts.cs"]; // they say it, they do not judge
        Assert.DoesNotContain(
            folder.Where(f => !speaking.Contains(Path.GetFileName(f))).Select(Map.Repository.Text),
            text =>
                text.Contains("ResourceManager", StringComparison.Ordinal)
                || text.Contains("typeof(Text)", StringComparison.Ordinal)
                || text.Contains("IStringLocalizer", StringComparison.Ordinal)
        );
        string[] languages =
        [
            .. Map
                .Repository.Text("Portal.Web/Identity/Passwords/letters.txt")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l[..2]),
        ];
        Assert.Equal(Portal.Web.Site.Language.Codes.Order(), languages.Order());
        Assert.InRange(BigramModel.BitsPerLetter("responsabilidad"), 2, 4.6);
        Assert.InRange(BigramModel.BitsPerLetter("xkqzvbnwtrpl"), 4.6, 12);
    }

    [Fact]
    public void Half_a_character_is_no_part_of_a_password() =>
        Assert.Equal("Password.Characters", Judge.Evaluate("half a character \ud83d", Somebody).Refusal);

    [Fact]
    public void Length_is_counted_in_code_points_after_normalising()
    {
        var longest = string.Concat(
            "мой кот спит до самого обеда и ",
            string.Concat(Enumerable.Range(0, 97).Select(n => (char)('a' + (n * n % 23))))
        );
        Assert.Equal(128, longest.Length);
        Assert.Null(Judge.Evaluate(longest, Somebody).Refusal);
        Assert.Equal("Password.TooLong", Judge.Evaluate(longest + "x", Somebody).Refusal);
        Assert.Equal("Password.TooLong", Judge.Evaluate(new string('x', 4096), Somebody).Refusal);
        Assert.Null(Judge.Evaluate("n\u0303u\u0308i\u0306c\u0327 kaltes Obst"[..^1], Somebody).Refusal);
        // thirteen typed, nine characters
        Assert.Equal("Password.TooShort", Judge.Evaluate("n\u0303u\u0308i\u0306c\u0327 kalt", Somebody).Refusal);
    }

    [Fact]
    public void The_shortest_length_is_the_operators_choice()
    {
        var strict = TestPasswordEvaluator.Judge(new PasswordLimits { MinLength = 15 });
        Assert.Equal("Password.TooShort", strict.Evaluate("t7kq-9xvm-2bnc", Somebody).Refusal);
        Assert.Null(strict.Evaluate("t7kq-9xvm-2bnc-", Somebody).Refusal);
    }

    [Fact]
    public void Every_well_known_password_that_is_long_enough_is_refused()
    {
        using var list = new StreamReader(
            typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream("zxcvbn-core.Dictionaries.passwords.lst")!
        );
        var common = list.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Where(p => p.Length >= 12).ToList();
        Assert.InRange(common.Count, 200, 30_000);
        Assert.DoesNotContain(common, p => Judge.Evaluate(p, Somebody).Refusal is null);
    }

    [Fact]
    public void The_longer_a_passphrase_the_better_it_is_called()
    {
        string[] phrases = ["blumentopferde", "lazy dog jumps far", "correct horse battery staple over the moon"];
        var strengths = phrases.Select(p => Judge.Evaluate(p, Somebody).Strength).ToList();
        Assert.Equal(strengths.Order(), strengths);
        Assert.Equal(Strength.Strong, strengths[^1]);
    }
}
