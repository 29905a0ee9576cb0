using Portal.Web.Help.Content;
using Portal.Web.Provider;
using Portal.Web.Router.Library;

namespace Portal.Web.Router.Setup;

/// <summary>Which addresses of a set-up are asked by many: then their pages are worth keeping.</summary>
public static class SetupAddress
{
    /// <summary>What two requests share that are answered by the same page; null for what is no page of a set-up.</summary>
    public static string? KeyOf(HttpRequest request) =>
        request.Path.Value is { Length: < 200 } path
        && path.Split('/') is ["", { Length: 2 }, "router", _, "setup", ..]
        && request.Query.All(q => q.Value.Count == 1 && IsKnown(q.Key, q.Value.ToString()))
            ? path + request.QueryString
            : null;

    private static bool IsKnown(string name, string value) =>
        name switch
        {
            SetupWay.LineName => EnumWords.TryRead<Technology>(value, out _),
            SetupWay.ConnectionName => EnumWords.TryRead<ConnectionKind>(value, out _),
            _ => false,
        };
}
