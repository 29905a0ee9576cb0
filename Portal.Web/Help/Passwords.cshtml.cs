using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Help;

/// <summary>
/// Five passwords come with an internet line, and people mix them up: what each is for, where it stands, and the way on. Open to everybody,
/// for who cannot sign in needs it most.
/// </summary>
[Cacheable]
public sealed class PasswordsModel(ArticleCatalog catalog, ProviderProfile provider, IStringLocalizer<Text> texts) : PortalPage
{
    public IReadOnlyList<PasswordKind> Passwords { get; private set; } = [];

    public void OnGet()
    {
        Passwords =
        [
            new(
                "Account",
                [
                    Here(Links.PasswordReset.Start, "SignIn.Forgot"),
                    Here(Links.SignIn.Index(), "SignIn.Title"),
                    .. Article("reset-portal-password"),
                ]
            ),
            new("Wifi", [.. Article("change-wifi-password"), Here(Links.Routers.Card, "Router.Card.Title")]),
            new("Router", [Here(Links.Routers.Index, "Router.Title"), .. Article("set-up-router"), .. Article("factory-reset-router")]),
            new("Connection", [Here(Links.Account.Index, "Credentials.Title"), .. Article("set-up-router"), .. Article("contact-us")]),
            new("Mail", [Here(Links.Account.Index, "Credentials.Title"), .. Article("contact-us")]),
        ];
        (Metadata.Title, Metadata.Description, Metadata.Canonical) = (
            texts["Passwords.Title"],
            texts["Passwords.Description", provider.Name],
            Links.Help.Passwords
        );
        Cache([HelpSetup.AnyArticle]);
    }

    private Link Here(string address, string text) => new(address, texts[text], null);

    // An article may be retired: then there is one way fewer.
    private IReadOnlyList<Link> Article(string key) =>
        catalog.Best(Language, key) is { } found
            ? [new(found.AddressFor(Language), found.Title, found.Language == Language.Code ? null : found.Language)]
            : [];

    /// <summary>One of the passwords: its key is part of the keys of its texts.</summary>
    public sealed record PasswordKind(string Key, IReadOnlyList<Link> Ways);

    /// <summary>A link; with the language of its words when it is another than the page's.</summary>
    public sealed record Link(string Address, string Name, string? Language);
}
