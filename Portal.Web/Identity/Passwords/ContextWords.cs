using System.Globalization;
using System.Text;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// Words somebody would try first: what the field itself says, the provider's name, the person's own names. A password made of nothing else
/// is refused, whatever capitals, digits or signs stand around and between them, with letters written as digits, and typed with the
/// keyboard set to the other alphabet.
/// </summary>
internal static class ContextWords
{
    private const int MaxBetween = 8;
    private const int MinWordLength = 3;

    // Letters as people write them to get past a rule. Those not named here stand for themselves.
    private static readonly Dictionary<char, string> Swapped = new()
    {
        ['0'] = "oо",
        ['1'] = "il",
        ['3'] = "eзе",
        ['4'] = "aча",
        ['5'] = "s",
        ['6'] = "gб",
        ['7'] = "tт",
        ['8'] = "bв",
        ['9'] = "g",
        ['@'] = "aа",
        ['$'] = "s",
        ['!'] = "il",
        ['|'] = "l",
        ['+'] = "tт",
    };

    private const string LatinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
    private const string RussianKeys = "ёйцукенгшщзхъфывапролджэячсмитьбю";

    /// <summary>
    /// The field's own words and those of its surroundings, in the six languages, with the small words people put before them.
    /// </summary>
    public static IReadOnlyList<string> Own { get; } =
    [
        .. """
            password passphrase passwort kennwort contrasena clave palabra paso palavra passe senha contrasenya mot пароль кодовое слово
            pass word wort code codigo codi код parole pin
            secret secreto secreta segredo secreta geheim geheimnis секрет тайна demo demonstration demostracion demonstracao demostracio
            демо only nur solo apenas nomes только
            router modem wifi wlan wireless internet web online network netzwerk netz red rede xarxa сеть роутер модем вайфай интернет
            fritzbox box hotspot fibre fiber fibra glasfaser оптика
            portal account konto cuenta conta compte аккаунт кабинет учетная запись customer kunde kundin cliente client клиент абонент user
            username benutzer usuario utilizador usuari пользователь
            login logon signin signup anmelden anmeldung iniciar sesion sessao sessio entrar вход войти admin administrator administrador
            админ администратор root guest gast invitado convidado convidat гость
            telephone telefon telefono telefone телефон mobile handy movil telemovel mobil email mail correo correio correu почта support
            help hilfe ayuda ajuda помощь service
            welcome willkommen bienvenido bemvindo benvingut добро пожаловать hello hallo hola ola привет change changeme default standard
            test testing prueba teste prova тест
            the and for with this that new neu neues nuevo nueva novo nova nou новый новая old alt viejo my mine mein meine mi mis meu minha
            meva mio мой моя моё el la los las les der die das ein eine
            is ist es esta und para con com amb von del des to go in on at of one two three eins zwei drei uno dos tres um dois one первый
            letmein let me
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Fold).Distinct(),
    ];

    /// <summary>The words that belong to a person: names, address, customer number.</summary>
    public static IEnumerable<string> FromPerson(Person person) =>
        Split(person.Name, 2)
            .Concat(Split(person.Email, MinWordLength))
            .Concat(Split(person.SecondEmail, MinWordLength))
            .Concat(Parts(Fold(person.CustomerNumber ?? "")));

    // "KD1002" is typed as "KD-1002" too.
    private static IEnumerable<string> Parts(string number) =>
        [number, string.Concat(number.Where(char.IsLetter)), string.Concat(number.Where(char.IsDigit))];

    /// <summary>The words of the site: the provider's name and the host.</summary>
    public static IEnumerable<string> FromProvider(string provider, string root) =>
        Split(provider, MinWordLength)
            .Concat(Split(Uri.TryCreate(root, UriKind.Absolute, out var address) ? address.Host : "", MinWordLength));

    /// <summary>True when nothing but these words, and a few digits and signs, is left.</summary>
    /// <param name="text">In small letters.</param>
    /// <param name="words">As <see cref="Fold"/> leaves them.</param>
    public static bool Cover(string text, IReadOnlyCollection<string> words) =>
        Spellings(text).Any(spelling => IsCovered(Plain(spelling), words));

    /// <summary>What was typed, and what it would have been with the keyboard set to the other alphabet.</summary>
    /// <param name="text">In small letters.</param>
    public static IEnumerable<string> Spellings(string text) =>
        new[] { text, Retyped(text, LatinKeys, RussianKeys), Retyped(text, RussianKeys, LatinKeys) }.Distinct();

    /// <summary>In small letters without their marks: "ü" is "u", "й" is "и".</summary>
    public static string Plain(string text) => Marks(UnicodePasswordHasher.Normalize(text).ToLowerInvariant());

    // By the place reached, how few signs had to be passed over; a letter that belongs to no word cannot be passed over.
    private static bool IsCovered(string text, IReadOnlyCollection<string> words)
    {
        var passed = new int[text.Length + 1];
        Array.Fill(passed, int.MaxValue, 1, text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (passed[at] > MaxBetween)
                continue;
            if (!char.IsLetter(text[at]))
                passed[at + 1] = Math.Min(passed[at + 1], passed[at] + (char.IsWhiteSpace(text[at]) ? 0 : 1));
            foreach (var word in words)
                if (StandsAt(text, at, word))
                    passed[at + word.Length] = Math.Min(passed[at + word.Length], passed[at]);
        }

        return passed[^1] <= MaxBetween;
    }

    private static bool StandsAt(string text, int at, string word)
    {
        if (word.Length == 0 || at + word.Length > text.Length)
            return false;
        for (var n = 0; n < word.Length; n++)
            if (
                text[at + n] != word[n]
                && !(Swapped.TryGetValue(text[at + n], out var letters) && letters.Contains(word[n], StringComparison.Ordinal))
            )
                return false;
        return true;
    }

    private static string Retyped(string text, string from, string to) =>
        string.Concat(text.Select(c => from.IndexOf(c, StringComparison.Ordinal) is >= 0 and var key ? to[key] : c));

    private static IEnumerable<string> Split(string? text, int shortest)
    {
        var parts = string.Concat(
                (text ?? "").Select(c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? c : ' ')
            )
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Select(Fold).Where(p => p.Length >= shortest);
    }

    /// <summary>In small letters, without their marks and without anything between them.</summary>
    private static string Fold(string word) => string.Concat(Plain(word).Where(char.IsLetterOrDigit));

    private static string Marks(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
