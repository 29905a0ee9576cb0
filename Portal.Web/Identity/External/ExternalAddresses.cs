namespace Portal.Web.Identity.External;

/// <summary>Where identity servers lead people to and call the portal; the pages for people are in <c>Links.External</c>.</summary>
internal static class ExternalAddresses
{
    public const string Root = "/sign-in/external";
    public const string SignedOut = Root + "/{server}/signed-out";
    public const string BackChannelLogout = Root + "/{server}/back-channel-logout";
    public const string FrontChannelLogout = Root + "/{server}/front-channel-logout";

    /// <summary>Names of pages that stand where a server's key stands.</summary>
    public static IReadOnlyList<string> Taken { get; } = ["return", "ended", "link", "leave"];

    public static string SignedOutOf(ExternalServer server) => $"{Root}/{server.Key}/signed-out";
}
