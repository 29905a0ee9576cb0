using Microsoft.AspNetCore.Html;

namespace Portal.Web.Router.Pictures;

/// <summary>Plugs as one sees them from the front, beside words that say the same.</summary>
public static class PlugPicture
{
    private static readonly Dictionary<string, string> Plugs = new()
    {
        ["Network"] =
            "M8 14h32v20H8zM18 34v5h12v-5M12 14v6M15.400 14v6M18.800 14v6M22.200 14v6M25.600 14v6M29 14v6M32.400 14v6M35.800 14v6",
        ["Dsl"] = "M12 15h24v18H12zM19 33v5h10v-5M22.500 15v6M25.500 15v6",
        ["Coax"] = "M24 8l14 8v16l-14 8l-14 -8V16zM16 24a8 8 0 1 0 16 0a8 8 0 1 0 -16 0M24 24h.01",
        ["Fibre"] = "M13 11h22v26H13zM18 16h12v16H18zM22 24a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
    };

    public static IEnumerable<string> All => Plugs.Keys;

    public static IHtmlContent Of(string plug) =>
        new HtmlString(
            "<svg class=\"plug\" viewBox=\"0 0 48 48\" width=\"48\" height=\"48\" aria-hidden=\"true\" focusable=\"false\">"
                + $"<path d=\"{Plugs[plug]}\"/></svg>"
        );
}
