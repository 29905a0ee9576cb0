using System.Text.RegularExpressions;

namespace Portal.Web.Help.Content;

/// <summary>
/// Finds words in a text as an editor writes them down: "amber" is that word alone, "antenna*" every word that begins like it, and "^borra"
/// only where it begins a sentence, a line, a cell or what follows a colon.
/// </summary>
internal static class WordPattern
{
    public static Regex Create(IEnumerable<string> words) =>
        new(string.Join('|', words.Select(One)), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private static string One(string word)
    {
        var text = Regex.Escape(word.TrimStart('^').TrimEnd('*'));
        var before = word.StartsWith('^') ? @"(?<=(?:^|[.:;!?|)]\s)[\s>*\d.-]*)" : @"(?<![\p{L}\p{N}])";
        return $"{before}{text}{(word.EndsWith('*') ? @"\p{L}*" : @"(?![\p{L}\p{N}])")}";
    }
}
