using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Portal.Web.Identity;
using Portal.Web.Identity.Passwords;

namespace Portal.Tests.Identity.Passwords;

/// <summary>The operator's list of stolen passwords, searched where it lies.</summary>
public sealed class BreachedPasswordsTests
{
    [Theory]
    [InlineData("\n", ":7")]
    [InlineData("\r\n", ":12345678")]
    [InlineData("\n", "")]
    public void Each_line_of_the_file_is_found_and_nothing_else_is(string newline, string count)
    {
        var stolen = Enumerable.Range(0, 500).Select(n => $"stolen password {n}").ToList();
        using var list = new StolenList(stolen.Select((p, n) => HashOf(p) + (n % 3 == 0 ? count : "")), newline);
        using var known = new BreachedPasswords(new PasswordLimits { KnownFile = list.Path });
        Assert.All(stolen, p => Assert.True(known.Has(p), p));
        Assert.DoesNotContain(Enumerable.Range(500, 500).Select(n => $"stolen password {n}"), known.Has);
    }

    [Fact]
    public void A_stolen_password_is_refused_with_that_reason()
    {
        using var list = new StolenList([HashOf("seven green umbrellas")], "\n");
        var judge = TestPasswordEvaluator.Judge(new PasswordLimits { KnownFile = list.Path });
        Assert.Equal("Password.Known", judge.Evaluate("seven green umbrellas", new Person()).Refusal);
        Assert.Null(judge.Evaluate("eight green umbrellas", new Person()).Refusal);
    }

    [Fact]
    public void An_empty_file_and_no_file_know_nothing()
    {
        using var list = new StolenList([], "\n");
        using var empty = new BreachedPasswords(new PasswordLimits { KnownFile = list.Path });
        using var none = new BreachedPasswords(new PasswordLimits());
        Assert.False(empty.Has("anything") || none.Has("anything"));
    }

    [SuppressMessage("Security", "CA5350", Justification = "The form of the lists.")]
    private static string HashOf(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));

    private sealed class StolenList : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-stolen-");

        public StolenList(IEnumerable<string> lines, string newline) =>
            File.WriteAllText(Path, string.Concat(lines.Order(StringComparer.Ordinal).Select(l => l + newline)));

        public string Path => System.IO.Path.Combine(folder.FullName, "stolen.txt");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
