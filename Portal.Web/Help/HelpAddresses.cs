namespace Portal.Web.Help;

/// <summary>Where the pages of the help centre stand.</summary>
public static class HelpAddresses
{
    public static string Article(string language, string slug) => $"/{language}/help/{slug}";

    public static string Topic(string language, string slug) => $"/{language}/topics/{slug}";
}
