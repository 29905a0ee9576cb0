using System.Text.RegularExpressions;

namespace Portal.Web.Messages.Inbound;

/// <summary>
/// How mail programs mark what is not the writer's own, in the six languages: the line above a quoted mail, the block of headers that
/// Outlook puts there, separators, and what telephones and companies write beneath.
/// </summary>
internal static partial class QuoteMarks
{
    // The verb of "On … wrote:"; with it a line needs no more than a date or an address.
    private static readonly string[] Verbs =
    [
        "wrote",
        "schrieb",
        "hat geschrieben",
        "geschrieben",
        "escribió",
        "ha escrito",
        "escribió lo siguiente",
        "escreveu",
        "написал",
        "написала",
        "написал(а)",
        "написали",
        "пишет",
        "писал",
        "писал(а)",
        "va escriure",
        "ha escrit",
        "escrigué",
    ];

    private static readonly string[] FromWords = ["from", "von", "de", "от", "de la part de"];

    private static readonly string[] HeaderWords =
    [
        "from",
        "sent",
        "date",
        "to",
        "cc",
        "subject",
        "reply-to",
        "importance",
        "von",
        "gesendet",
        "datum",
        "an",
        "betreff",
        "antwort an",
        "kopie",
        "de",
        "enviado",
        "enviado el",
        "fecha",
        "para",
        "asunto",
        "responder a",
        "enviado em",
        "enviada",
        "enviada em",
        "data",
        "assunto",
        "от",
        "отправлено",
        "дата",
        "кому",
        "тема",
        "копия",
        "от кого",
        "enviat",
        "enviat el",
        "per a",
        "a",
        "assumpte",
    ];

    private static readonly string[] SeparatorWords =
    [
        "original message",
        "forwarded message",
        "reply message",
        "ursprüngliche nachricht",
        "original-nachricht",
        "originalnachricht",
        "ursprüngliche e-mail",
        "weitergeleitete nachricht",
        "mensaje original",
        "mensaje reenviado",
        "mensagem original",
        "mensagem encaminhada",
        "исходное сообщение",
        "пересылаемое сообщение",
        "пересланное сообщение",
        "оригинальное сообщение",
        "missatge original",
        "missatge reenviat",
    ];

    private static readonly string[] DeviceWords =
    [
        "sent from my",
        "sent from mail for",
        "sent from outlook",
        "sent from yahoo",
        "sent with proton",
        "sent via",
        "get outlook for",
        "von meinem",
        "gesendet von",
        "gesendet mit",
        "diese nachricht wurde von meinem",
        "holen sie sich outlook",
        "von outlook für",
        "enviado desde mi",
        "enviado desde",
        "obtener outlook para",
        "enviado con",
        "enviado do meu",
        "enviado a partir",
        "obter o outlook",
        "enviado de",
        "отправлено с",
        "отправлено из",
        "скачать outlook",
        "послано с",
        "enviat des del",
        "enviat des de",
        "enviat amb",
        "obteniu outlook",
    ];

    // What is confidential, and what it speaks of: both words in one paragraph make it a disclaimer.
    private static readonly string[] Secrecy = ["confidential", "vertraulich", "confidencia", "конфиденциальн"];

    private static readonly string[] Matters =
    [
        "this e-mail",
        "this email",
        "this message",
        "diese e-mail",
        "diese mail",
        "diese nachricht",
        "este mensaje",
        "este correo",
        "esta mensagem",
        "este e-mail",
        "este email",
        "это сообщение",
        "это электронное",
        "данное сообщение",
        "настоящее сообщение",
        "aquest missatge",
        "aquest correu",
    ];

    /// <summary>True for the line above a quoted mail: "On … wrote:".</summary>
    public static bool IsAttribution(string line)
    {
        var text = line.Trim();
        if (text.Length is < 8 or > 500 || !text.Any(char.IsAsciiDigit) && !text.Contains('@', StringComparison.Ordinal))
            return false;
        if (text[^1] != ':')
            return Dated().IsMatch(text) && Verbs.Any(v => text.EndsWith($" {v}", StringComparison.OrdinalIgnoreCase));
        var said = text.TrimEnd(':', ' ', '\u00A0');
        if (
            Verbs.Any(v =>
                said.EndsWith($" {v}", StringComparison.OrdinalIgnoreCase) || said.Contains($" {v} ", StringComparison.OrdinalIgnoreCase)
            )
        )
            return Dated().IsMatch(text) || text.Contains('@', StringComparison.Ordinal);
        return Dated().IsMatch(text) && said[^1] is '>' or ')' && AddressedTo().IsMatch(text)
            || Dated().IsMatch(text) && AddressedTo().IsMatch(text) && text.StartsWith("Missatge de", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True for a line that may be the first of such a line broken in two.</summary>
    public static bool BeginsAttribution(string line) => Beginning().IsMatch(line.TrimStart());

    /// <summary>True for a line that separates: "-----Original Message-----", or a rule.</summary>
    public static bool IsSeparator(string line)
    {
        var text = line.Trim();
        if (Rule().IsMatch(text))
            return true;
        var words = text.Trim('-', '_', '*', ' ', ':').ToLowerInvariant();
        return SeparatorWords.Contains(words) && (text.StartsWith("--", StringComparison.Ordinal) || text.EndsWith(':'))
            || words
                is "begin forwarded message"
                    or "anfang der weitergeleiteten nachricht"
                    or "inicio del mensaje reenviado"
                    or "início da mensagem encaminhada"
                    or "начало переадресованного сообщения"
                    or "inici del missatge reenviat";
    }

    /// <summary>True where the headers of a quoted mail begin: "From:" and at least two others, one beneath the other.</summary>
    public static bool IsHeaderBlock(IReadOnlyList<string> lines, int at)
    {
        var words = new List<string>();
        for (var next = at; next < Math.Min(lines.Count, at + 8) && (lines[next].Trim() != "" || next == at); next++)
            if (HeaderOf(lines[next]) is { } word)
                words.Add(word);
            else if (next == at)
                return false;
        return words.Count >= 3 && words.Exists(FromWords.Contains);
    }

    /// <summary>True for what a telephone or a program writes beneath a mail.</summary>
    public static bool IsDeviceLine(string line)
    {
        var text = line.Trim(' ', '\u00A0', '-', '*', '_', '<', '[').ToLowerInvariant();
        return text.Length <= 200 && DeviceWords.Any(w => text.StartsWith(w, StringComparison.Ordinal));
    }

    public static bool IsDisclaimer(string paragraph) =>
        paragraph.Length > 80
        && Secrecy.Any(w => paragraph.Contains(w, StringComparison.OrdinalIgnoreCase))
        && Matters.Any(w => paragraph.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static string? HeaderOf(string line)
    {
        var text = line.TrimStart('>', ' ', '*', '\u00A0');
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > 20)
            return null;
        var word = text[..colon].Trim(' ', '*', '\u00A0').ToLowerInvariant();
        return HeaderWords.Contains(word) ? word : null;
    }

    [GeneratedRegex(
        @"^(?:On|Am|El|Em|No dia|Às|Missatge de|Den|\p{L}{2,3}\.?,|\d{1,2}[./ ]|\p{IsCyrillic}{5,12}, \d)\b.{4,}",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\d{1,2}[./:-]\d{1,2}|\b\d{4}\b|\d{1,2}:\d{2}")]
    private static partial Regex Dated();

    [GeneratedRegex(@"[^\s<>@]+@[^\s<>@]+")]
    private static partial Regex AddressedTo();

    [GeneratedRegex(@"^(?:_{10,}|-{20,})$")]
    private static partial Regex Rule();
}
