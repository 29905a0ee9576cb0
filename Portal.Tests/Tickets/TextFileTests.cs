using System.Text;
using Portal.Web.Tickets.Attachments;

namespace Portal.Tests.Tickets;

/// <summary>
/// What ping, tracert, PowerShell and routers write is a text, and the help desk reads it with the letters it was written in.
/// </summary>
public sealed class TextFileTests
{
    private const string German =
        "\r\nRoutenverfolgung zu example.com [192.0.2.10]\r\nüber maximal 30 Hops:\r\n\r\n"
        + "  1     *        *        *     Zeitüberschreitung der Anforderung.\r\n";
    private const string Spanish =
        "Haciendo ping a 192.0.2.10 con 32 bytes de datos:\r\n"
        + "Tiempo de espera agotado para esta solicitud.\r\nEstadísticas de ping: mínimo = 9ms, máximo = 12ms\r\n";
    private const string Portuguese = "A efetuar o envio de pacotes: não foi possível a ligação\r\nEstatísticas: mínimo, máximo, média\r\n";
    private const string Russian = "\r\nОбмен пакетами с 192.0.2.10 с 32 байтами данных:\r\nПревышен интервал ожидания для запроса.\r\n";

    [Theory]
    [InlineData(850, German)]
    [InlineData(1252, German)]
    [InlineData(850, Spanish)]
    [InlineData(1252, Spanish)]
    [InlineData(850, Portuguese)]
    [InlineData(1252, Portuguese)]
    [InlineData(866, Russian)]
    [InlineData(1251, Russian)]
    [InlineData(1200, German)]
    [InlineData(1201, Russian)]
    [InlineData(65001, German)]
    public void A_text_of_windows_keeps_its_letters_whatever_page_it_was_written_in(int page, string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
        byte[] written =
        [
            .. page < 2000 && page >= 1200 && page <= 1201 || page == 65001 ? encoding.GetPreamble() : [],
            .. encoding.GetBytes(text),
        ];
        Assert.Equal(FileKind.Text, FileKind.Detect(written));
        Assert.Equal(text, Encoding.UTF8.GetString(FileSanitizer.Sanitize(FileKind.Text, written)!));
    }

    [Fact]
    public void The_colours_of_a_terminal_are_left_out_and_the_words_stay()
    {
        var log = "\u001b[32mOK\u001b[0m wan0 link up\n\u001b]0;router\u0007\u001b[1;31mERR\u001b[0m dsl0 retrain\n\u001a"u8.ToArray();
        Assert.Equal(FileKind.Text, FileKind.Detect(log));
        Assert.Equal("OK wan0 link up\nERR dsl0 retrain\n", Encoding.UTF8.GetString(FileSanitizer.Sanitize(FileKind.Text, log)!));
    }

    [Theory]
    [InlineData("MZ\u0090\0\u0003")]
    [InlineData("\u00ff\u00feM\0Z\0\u0001\0")] // UTF-16 that holds what nobody types
    [InlineData("\u00ff\u00feM")]
    [InlineData("\u001b without an end")]
    [InlineData("\0\0\0\u0018ftypheic")]
    [InlineData("caf\u00e9\u0007")]
    public void What_only_looks_like_a_text_is_none(string content) => Assert.Null(FileKind.Detect(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void A_text_that_is_read_again_stays_the_same()
    {
        var once = FileSanitizer.Sanitize(FileKind.Text, CodePagesEncodingProvider.Instance.GetEncoding(866)!.GetBytes(Russian))!;
        Assert.Equal(once, FileSanitizer.Sanitize(FileKind.Text, once));
    }
}
