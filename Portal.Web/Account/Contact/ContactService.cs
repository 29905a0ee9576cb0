using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider.Contact;

namespace Portal.Web.Account.Contact;

/// <summary>
/// Changes how a customer is reached, with the provider first and then in the account. A new telephone number is told to every confirmed
/// address: staff call it, and believe who answers.
/// </summary>
public sealed class ContactService(
    IContactDetails contacts,
    PersonManager people,
    PersonStore store,
    AccountMails mails,
    IHttpContextAccessor context
)
{
    private const string Changed = "contact.changed";
    private const int Tries = 3;

    /// <summary>False where only the provider's staff change these.</summary>
    public bool TakesChanges => contacts.TakesChanges;

    /// <returns>False when the provider's system is away, and nothing was changed.</returns>
    public async Task<bool> SaveAsync(Me me, ContactDetails wanted, CancellationToken ct)
    {
        var answer = await contacts.ChangeAsync(me.CustomerNumber!, wanted, ct);
        if (!answer.Has(out var change))
            return false;
        for (var tries = 0; tries < Tries; tries++)
            if (await TellAsync(me, change))
                return true;
        return true; // the provider has it, and the account is changed by somebody else this very moment
    }

    // What the provider took is told even when the browser waits no longer.
    private async Task<bool> TellAsync(Me me, ContactChange change)
    {
        var person = await people.GetAsync(me);
        if (change.Before == change.After && person.Language == change.After.Language)
            return true;
        var place = ClientInfo.From(context.HttpContext!);
        var isNewNumber = change.Before.Phone != change.After.Phone || change.Before.SecondPhone != change.After.SecondPhone;
        person.Language = change.After.Language;
        var notice = isNewNumber ? mails.Tell(person, Changed, place) : null;
        var saved = await store.SaveAsync(
            () => people.UpdateAsync(person),
            async work =>
            {
                await work.AuditAsync(me.Target, Changed, me.Target, $"{place}");
                if (notice is not null)
                    await mails.SendAsync(work, notice);
            }
        );
        return saved.Succeeded;
    }
}
