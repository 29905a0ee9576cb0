using Portal.Web.Provider;

namespace Portal.Web.Plans.Notices;

/// <summary>Whom the mails after the confirmation of receipt go to.</summary>
/// <param name="Email">Null when no address is known to be the customer's.</param>
/// <param name="Language">The code of a language.</param>
public sealed record NoticeRecipient(string? Email, string Language);

/// <summary>
/// Finds where the customer of a contract reads mail: what becomes of a contract is told to the address the provider has, and never to one
/// that somebody typed who only knew a number. So a customer whose contract a stranger ended hears of it.
/// </summary>
public sealed class NoticeRecipients(ICustomers customers)
{
    /// <summary>Null when the provider's system does not answer.</summary>
    public async Task<NoticeRecipient?> FindAsync(ContractNotice notice, CancellationToken ct)
    {
        var own = notice.PersonId is null ? null : notice.Email;
        if (notice.CustomerNumber is not { } number)
            return new(own, notice.Language);
        var answer = await customers.FindAsync(number, ct);
        if (answer.State == AnswerState.Failed)
            return null;
        var language = own is null && answer.Value is { } customer ? customer.Language : notice.Language;
        return new(answer.Value?.Email ?? answer.Value?.SecondEmail ?? own, language);
    }
}
