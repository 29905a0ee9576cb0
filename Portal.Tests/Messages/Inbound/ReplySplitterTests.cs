using Portal.Web.Messages.Inbound;

namespace Portal.Tests.Messages.Inbound;

/// <summary>Mails as the usual programs write them in six languages: the writer's words are found, and nothing is lost.</summary>
public sealed class ReplySplitterTests
{
    private const string Reply = "It works again, thank you.\n\nThe red lamp is off.";

    /// <summary>What stands above a quoted mail, by program and language.</summary>
    public static TheoryData<string, string> Attributions =>
        new()
        {
            { "Gmail en", "On Mon, Nov 30, 2026 at 9:01 AM Example Internet <help@example.net> wrote:" },
            { "Gmail en broken", "On Mon, Nov 30, 2026 at 9:01 AM Example Internet <\nhelp+t-4k7m-2qxa-abc@example.net> wrote:" },
            { "Gmail de", "Am Mo., 30. Nov. 2026 um 09:01 Uhr schrieb Example Internet <help@example.net>:" },
            { "Gmail de broken", "Am Mo., 30. Nov. 2026 um 09:01 Uhr schrieb Example Internet <\nhelp@example.net>:" },
            { "Gmail es", "El lun, 30 nov 2026 a las 9:01, Example Internet (<help@example.net>) escribió:" },
            { "Gmail pt", "Example Internet <help@example.net> escreveu (segunda, 30/11/2026 à(s) 09:01):" },
            { "Gmail pt old", "Em seg., 30 de nov. de 2026 às 09:01, Example Internet <help@example.net> escreveu:" },
            { "Gmail ru", "пн, 30 нояб. 2026 г. в 09:01, Example Internet <help@example.net>:" },
            { "Gmail ca", "El dl., 30 de nov. 2026 a les 9:01, Example Internet <help@example.net> va escriure:" },
            { "Gmail ca old", "Missatge de Example Internet <help@example.net> del dia dl., 30 de nov. 2026 a les 9:01:" },
            { "Thunderbird en", "On 11/30/26 09:01, Example Internet wrote:" },
            { "Thunderbird de", "Am 30.11.26 um 09:01 schrieb Example Internet:" },
            { "Thunderbird es", "El 30/11/26 a las 9:01, Example Internet escribió:" },
            { "Thunderbird pt", "Às 09:01 de 30/11/2026, Example Internet escreveu:" },
            { "Thunderbird ru", "30.11.2026 9:01, Example Internet пишет:" },
            { "Thunderbird ca", "El 30/11/26 a les 9:01, Example Internet ha escrit:" },
            { "Apple Mail en", "On 30. Nov 2026, at 09:01, Example Internet <help@example.net> wrote:" },
            { "Apple Mail de", "Am 30.11.2026 um 09:01 schrieb Example Internet <help@example.net>:" },
            { "Apple Mail es", "El 30 nov 2026, a las 9:01, Example Internet <help@example.net> escribió:" },
            { "Apple Mail pt", "No dia 30/11/2026, às 09:01, Example Internet <help@example.net> escreveu:" },
            { "Apple Mail ru", "30 нояб. 2026 г., в 9:01, Example Internet <help@example.net> написал(а):" },
            { "Apple Mail ca", "El 30 nov 2026, a les 9:01, Example Internet <help@example.net> va escriure:" },
            { "Yandex ru", "30.11.2026, 09:01, \"Example Internet\" <help@example.net>:" },
            { "Mail.ru", "Понедельник, 30 ноября 2026, 9:01 +03:00 от Example Internet <help@example.net>:" },
            {
                "GMX de",
                "Gesendet: Montag, 30. November 2026 um 09:01 Uhr\nVon: \"Example Internet\" <help@example.net>\n"
                    + "An: customer@example.org\nBetreff: Ihre Anfrage"
            },
        };

    /// <summary>Where Outlook and others quote without marks.</summary>
    public static TheoryData<string, string> HeaderBlocks =>
        new()
        {
            {
                "Outlook en",
                "From: Example Internet <help@example.net>\nSent: Monday, November 30, 2026 9:01 AM\n"
                    + "To: customer@example.org\nSubject: Your request"
            },
            {
                "Outlook de",
                "Von: Example Internet <help@example.net>\nGesendet: Montag, 30. November 2026 09:01\n"
                    + "An: customer@example.org\nBetreff: Ihre Anfrage"
            },
            {
                "Outlook es",
                "De: Example Internet <help@example.net>\nEnviado el: lunes, 30 de noviembre de 2026 9:01\n"
                    + "Para: customer@example.org\nAsunto: Tu consulta"
            },
            {
                "Outlook pt",
                "De: Example Internet <help@example.net>\nEnviada em: segunda-feira, 30 de novembro de 2026 09:01\n"
                    + "Para: customer@example.org\nAssunto: O seu pedido"
            },
            {
                "Outlook ru",
                "От: Example Internet <help@example.net>\nОтправлено: 30 ноября 2026 г. 9:01\n"
                    + "Кому: customer@example.org\nТема: Ваш вопрос"
            },
            {
                "Outlook ca",
                "De: Example Internet <help@example.net>\nEnviat el: dilluns, 30 de novembre de 2026 9:01\n"
                    + "Per a: customer@example.org\nAssumpte: La teva consulta"
            },
            {
                "Outlook web",
                "________________________________\nFrom: Example Internet <help@example.net>\n"
                    + "Sent: Monday, November 30, 2026 9:01 AM\nTo: customer@example.org\nSubject: Your request"
            },
            {
                "Outlook bold",
                "*From:* Example Internet <help@example.net>\n*Sent:* Monday, November 30, 2026 9:01 AM\n"
                    + "*To:* customer@example.org\n*Subject:* Your request"
            },
            { "Outlook Express en", "-----Original Message-----\nFrom: help@example.net" },
            { "Outlook Express de", "-----Ursprüngliche Nachricht-----\nVon: help@example.net" },
            { "Outlook Express es", "-----Mensaje original-----\nDe: help@example.net" },
            { "Outlook Express pt", "-----Mensagem original-----\nDe: help@example.net" },
            { "Outlook Express ru", "-----Исходное сообщение-----\nОт: help@example.net" },
            { "Outlook Express ca", "-----Missatge original-----\nDe: help@example.net" },
        };

    public static TheoryData<string> Signatures =>
        [
            "-- \nCustomer at home\nTel. 0800 000 000",
            "Sent from my iPhone",
            "Von meinem iPhone gesendet",
            "Diese Nachricht wurde von meinem Android-Gerät mit GMX Mail gesendet.",
            "Enviado desde mi iPhone",
            "Enviado do meu iPhone",
            "Отправлено с iPhone",
            "Отправлено из мобильной Почты Mail.ru",
            "Enviat des del meu iPhone",
            "Get Outlook for Android<https://aka.ms/x>",
            "This e-mail and any attachments are confidential. If you are not the addressee, delete it at once, please.",
            "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der Empfänger sind, löschen Sie sie bitte.",
            "Este mensaje y sus archivos adjuntos son confidenciales. Si no eres su destinatario, bórralo ahora mismo.",
            "Esta mensagem e os seus anexos são confidenciais. Se não for o seu destinatário, apague-a, por favor.",
            "Это сообщение является конфиденциальным. Если вы не адресат, удалите его, пожалуйста, и сообщите нам.",
            "Aquest missatge i els seus fitxers són confidencials. Si no n'ets el destinatari, esborra'l ara mateix.",
        ];

    [Theory]
    [MemberData(nameof(Attributions))]
    public void What_was_quoted_is_folded_away(string program, string attribution)
    {
        foreach (var mark in new[] { "> ", "" })
        {
            var quoted = $"{attribution}\n\n{mark}Hello,\n{mark}we have your request.\n{mark}\n{mark}Example Internet";
            var split = ReplySplitter.Split($"{Reply}\n\n{quoted}\n");
            Assert.Equal((program, Reply, quoted), (program, split.Reply, split.Rest));
        }
    }

    [Theory]
    [MemberData(nameof(HeaderBlocks))]
    public void A_block_of_headers_begins_what_is_quoted(string program, string block)
    {
        var quoted = $"{block}\n\nHello,\nwe have your request.";
        var split = ReplySplitter.Split($"{Reply}\n\n{quoted}");
        Assert.Equal((program, Reply, quoted), (program, split.Reply, split.Rest));
    }

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Signatures_and_disclaimers_are_folded_away(string signature)
    {
        var split = ReplySplitter.Split($"{Reply}\n\n{signature}");
        Assert.Equal((Reply, signature.Trim()), (split.Reply, split.Rest));
        const string Quoted = "On 11/30/26 09:01, Example Internet wrote:\n> Hello";
        split = ReplySplitter.Split($"{Reply}\n\n{signature}\n\n{Quoted}");
        Assert.Equal((Reply, $"{signature.Trim()}\n\n{Quoted}"), (split.Reply, split.Rest));
    }

    [Fact]
    public void An_answer_between_the_lines_is_kept_with_what_it_answers()
    {
        const string Mail = "On 11/30/26 09:01, Example Internet wrote:\n> Is the lamp red?\nYes.\n> Since when?\nSince noon.";
        Assert.Equal(Mail, ReplySplitter.Split($"Hello,\n{Mail}").Reply["Hello,\n".Length..]);
    }

    [Fact]
    public void An_answer_beneath_the_whole_quoted_mail_is_found()
    {
        const string Quoted = "Am 30.11.26 um 09:01 schrieb Example Internet:\n> Guten Tag,\n>\n> leuchtet die Lampe?";
        var split = ReplySplitter.Split($"{Quoted}\n\nJa, rot.");
        Assert.Equal(("Ja, rot.", Quoted), (split.Reply, split.Rest));
    }

    [Theory]
    [InlineData("My neighbour wrote to me on Monday that hers works.")]
    [InlineData("From: noon on it was gone.\nI have restarted it.")]
    [InlineData("> Only quoted words")]
    [InlineData("On 11/30/26 09:01, Example Internet wrote:\n> Hello")]
    [InlineData("-- \nOnly a signature")]
    [InlineData("1. Router off\n2. Router on\n--- no change ---")]
    [InlineData("Ping:\n64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=9:01")]
    public void What_only_looks_like_it_is_kept(string text) =>
        Assert.Equal((text, ""), (ReplySplitter.Split(text).Reply, ReplySplitter.Split(text).Rest));

    [Fact]
    public void No_line_of_any_mail_is_lost()
    {
        var all = Attributions.Concat(HeaderBlocks).Select(r => $"{r.Data.Item2}").ToList();
        foreach (var first in all)
        foreach (var second in all)
        {
            var text = $"{Reply}\n\n{first}\n> a\n> b\n\nbetween\n\n{second}\n> c\n-- \nname";
            var split = ReplySplitter.Split(text);
            Assert.Equal(Letters(text), Letters(split.Reply + split.Rest));
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Order());
}
