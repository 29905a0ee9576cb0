using Portal.Web.Operations;

namespace Portal.Tests.Operations;

/// <summary>Settings may stand before and behind a command; a word that is neither never starts a portal.</summary>
public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("--urls http://127.0.0.1:5080 --Data:Folder=/srv", "--urls|http://127.0.0.1:5080|--Data:Folder=/srv", "")]
    [InlineData("mail --Data:Folder /srv/portal", "--Data:Folder|/srv/portal", "mail")]
    [InlineData(
        "--environment Production provider import a.csv --Data:PostgreSql=Host=db --partial",
        "--environment|Production|--Data:PostgreSql=Host=db",
        "provider|import|a.csv|--partial"
    )]
    [InlineData("search counted --language ca --days 30 --data:folder=x", "--data:folder=x", "search|counted|--language|ca|--days|30")]
    [InlineData("mial", "", "mial")]
    [InlineData("--urlz http://x", "", "--urlz|http://x")]
    [InlineData("--help", "", "--help")]
    [InlineData("--AllowedHosts=a.example", "--AllowedHosts=a.example", "")]
    public void Settings_are_told_from_commands(string typed, string settings, string command)
    {
        var arguments = Arguments.Parse(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((settings, command), (string.Join('|', arguments.Settings), string.Join('|', arguments.Command)));
    }
}
