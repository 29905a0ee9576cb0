using System.Text.RegularExpressions;

namespace Portal.Tests.Map;

/// <summary>Mails about a change to an account have a subject in words: its key is put together where nothing else checks it.</summary>
public sealed partial class NoticeTests
{
    [Fact]
    public void Whatever_an_owner_is_told_of_has_a_subject()
    {
        var told = Repository
            .Below("Portal.Web/", ".cs")
            .SelectMany(f => Told().Matches(Repository.Text(f)))
            .Select(m => m.Groups[1].Value)
            .ToHashSet();
        Assert.Superset(
            new HashSet<string> { "second-step.enabled", "NumberLinked", "connection-password.changed", "mailbox-password.changed" },
            told
        );
        Assert.Empty(told.Select(what => $"Notice.{what}.Subject").Except(Texts.In("en").Keys));
    }

    // mails.Tell(person, "Password", …), factors.ChangeAsync("passkey.added", …), and a name such an action was given first
    [GeneratedRegex("""(?:mails\.Tell\(person,|factors\.ChangeAsync\(|const string \w*Changed =)\s*"([^"]+)"(?=[,;])""")]
    private static partial Regex Told();
}
