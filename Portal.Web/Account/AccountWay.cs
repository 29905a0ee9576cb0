using Portal.Web.Identity;
using Portal.Web.Site.Links;

namespace Portal.Web.Account;

/// <summary>The way to one of the account's pages, by the key of its name.</summary>
public sealed record AccountWay(string Address, string Name)
{
    /// <summary>All of them in the order they are listed; staff without a customer number have no requests and nothing to delete.</summary>
    public static IEnumerable<AccountWay> Of(Me me, PageLinks links)
    {
        var isCustomer = !me.IsStaff || me.CustomerNumber is not null;
        if (isCustomer)
        {
            yield return new(links.Bills.Index, "Billing.Title");
            yield return new(links.Tickets.List(), "Tickets.List.Title");
        }

        yield return new(links.Account.Password, "Password.Change.Title");
        yield return new(links.Account.Passkeys, "Account.Passkeys");
        yield return new(links.Account.SecondStep, "Account.SecondStep");
        yield return new(links.Account.RecoveryCodes, "Account.RecoveryCodes");
        yield return new(links.Account.Sessions, "Sessions.Title");
        yield return new(links.Account.Sites, "Sites.Title");
        yield return new(links.Account.Log(), "Activity.Title");
        yield return new(links.Account.Addresses, "Addresses.Title");
        yield return new(links.Account.Contact, "Contact.Title");
        yield return new(links.Account.Consents, "Consents.Title");
        yield return new(links.Account.Details, "Details.Title");
        yield return new(links.Account.Data, "Data.Title");
        if (isCustomer)
            yield return new(links.Account.Deletion, "Deletion.Title");
    }
}
