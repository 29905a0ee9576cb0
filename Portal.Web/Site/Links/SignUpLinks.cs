namespace Portal.Web.Site.Links;

/// <summary>Making an account.</summary>
public sealed class SignUpLinks(LinkWriter to)
{
    public string Index => to.Page("/Identity/SignUp/SignUp");

    public string OnFile => to.Page("/Identity/SignUp/OnFile");

    public string Open => to.Page("/Identity/SignUp/Open");

    public string Password => to.Page("/Identity/SignUp/Password");

    public string Welcome => to.Page("/Identity/SignUp/Welcome");

    public string Sent(string way) => to.Page("/Identity/SignUp/Sent", ("way", way));

    public string Link(string token) => to.Page("/Identity/SignUp/Link", ("token", token));
}
