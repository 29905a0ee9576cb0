namespace Portal.Tests.Hostile;

internal static partial class HostileLists
{
    /// <summary>A few of each kind, written by hand.</summary>
    public static IReadOnlyList<string> HandWritten { get; } =
    [
        "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "</script><script>alert(1)//", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<!--><script>alert(1)</script>-->",
        "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "<svg/onload=alert(1)>", "<svg><animate onbegin=alert(1) attributeName=x>", "<details open ontoggle=alert(1)>",
        "<body onload=alert(1)>", "<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\"></iframe>", "<math><mtext><style><img src=x onerror=alert(1)>", "<a href=\"//evil.example\" target=_blank>x</a>",
        "<base href=//evil.example/>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<form action=//evil.example><button>x", "<style>*{background:url(//evil.example)}</style>", "<object data=javascript:alert(1)>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java&#115;cript:alert(1))", "[x](&#x6A;avascript&colon;alert(1))", "[x](java\tscript:alert(1))", "[x](\u0001javascript:alert(1))",
        "[x](vbscript:msgbox(1))", "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "![x](x \"onerror=alert(1)\")", "![\"onerror=alert(1) x=\"](x)", "[x]: javascript:alert(1)\n[x]",
        "<javascript:alert(1)>", "[x](//evil.example)", "[x](\\\\evil.example\\share)", "[x](file:///etc/passwd)", "# x {onclick=alert(1)}", "```\"><script>alert(1)</script>\nx\n```",
        "' or '1'='1", "'; drop table article; --", "\" or \"\"=\"", "1); delete from revision; --", "%' union select name, sql, 1 from sqlite_master --", "$$; select pg_sleep(9); $$", "\\'; --", "% _ * ? [a-z]",
        "../../../../etc/passwd", "..\\..\\..\\windows\\win.ini", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%252f..%252fetc%252fpasswd", "....//....//etc/passwd", "/etc/passwd\0.md", "..%c0%af..%c0%afetc/passwd", "file:///etc/passwd",
        "x\r\nSet-Cookie: a=b", "x%0d%0aLocation:%20//evil.example", "x\n\n<script>alert(1)</script>", "x\u2028y\u2029z", "\u560a\u560dSet-Cookie: a=b", "//evil.example", "/\\evil.example", "https:evil.example",
        "\u202Egnp.exe\u202C", "שלום\u200Fabc مرحبا", "\u2066x\u2069", "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308", "\uFEFFx", "\u200B\u200B", "ﷺ", "İıſK", "ΑΒΓ ß ŉ ǆ", "👩‍👩‍👧‍👦🏳️‍🌈", "\U0001F1E6\U0001F1E7\U0001F1E8",
        "\uD800", "\uDC00", "a\uD83D", "\uDE00b", "\uDE00\uD83D", "\0", "a\0b", "%00", "\u0001\u0002\u0003\u001B[31m\u007F", "\uFFFE\uFFFF", "%", "%zz", "%u0041", "%F0%9F%92",
        new string('a', 10_000), new string('>', 10_000), new string('[', 10_000), new string('*', 9_999) + "a", string.Concat(Enumerable.Repeat("a ", 5_000)), string.Concat(Enumerable.Repeat("![[", 3_000)), new string('а', 10_000),
        "%s%s%s%n%n%x", "{0} {1} {99}", "{0:n999999999}", "{", "}", "{{x}}", "${7*7}", "#{7*7}", "@(7*7)", "@Model.Secret", "@{ throw null; }", "<%= 7*7 %>", "{{constructor.constructor('alert(1)')()}}", "{% include x %}", "{provider.phone}",
        "-1", "0", "99999999999999999999", "2147483648", "-9223372036854775808", "NaN", "1e309", "0x7fffffff", "١٢٣", "null", "undefined", "true", "", " ", "\t", "\n", "[]", "{\"$gt\":\"\"}", "&amp;lt;script&amp;gt;", "&#0;", "&#xD800;",
        "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<?xml version=\"1.0\"?>", "]]>", "]]><script>alert(1)</script>", "; ls -la", "$(id)", "`id`", "| cat /etc/passwd", "=cmd|'/C calc'!A0", "(((((a+)+)+)+)+)$", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
    ];
}
