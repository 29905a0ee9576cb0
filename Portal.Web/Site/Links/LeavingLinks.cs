namespace Portal.Web.Site.Links;

/// <summary>How contracts end, move and are withdrawn from.</summary>
public sealed class LeavingLinks(LinkWriter to)
{
    /// <summary>Where anybody gives notice, without signing in.</summary>
    public string Cancel => to.Page("/Plans/Termination/Cancel");

    /// <summary>Where anybody withdraws from a contract, without signing in.</summary>
    public string Withdraw => to.Page("/Plans/Withdrawal/Withdraw");

    /// <summary>What happens when somebody goes to another provider.</summary>
    public string Switching => to.Page("/Plans/Termination/Switching");

    public string Moving => to.Page("/Plans/Moving/Moving");

    /// <summary>What the customer who is signed in has declared.</summary>
    public string Mine => to.Page("/Plans/Notices/Mine");

    /// <summary>Takes a termination back.</summary>
    public string Stay => to.Handler("/Plans/Notices/Mine", "stay");

    /// <summary>The confirmation that a declaration was received.</summary>
    public string Receipt(string reference) => to.Page("/Plans/Notices/Receipt", ("reference", reference));
}
