using Portal.Web.Data;
using Portal.Web.Identity.Passwords;
using Portal.Web.Messages;
using Portal.Web.Provider;

namespace Portal.Web.Identity.SignUp;

/// <summary>
/// Makes a person of an applicant who has come by their mail: address confirmed, customer
/// number linked, and the link used up, all in one change.
/// </summary>
public sealed class SignUpCompletion(
    PersonManager people,
    PersonStore store,
    HashingQueue hashing,
    ICustomers customers,
    Outbox outbox,
    SignUpMails mails,
    TimeProvider clock
)
{
    public async Task<SignUpResult> CreateAsync(Applicant applicant, Token token, string password, CancellationToken ct)
    {
        var person = new Person
        {
            Name = applicant.Name == "" ? applicant.Email : applicant.Name,
            Email = applicant.Email,
            EmailConfirmedAt = clock.GetUtcNow(),
            CustomerNumber = applicant.CustomerNumber,
            Language = applicant.Language,
        };
        var notice = await NoticeAsync(applicant, ct);
        try
        {
            var result = await store.SaveAsync(
                () => hashing.RunAsync(() => people.CreateAsync(person, password), ct),
                work => AlongAsync(work, person, token, notice)
            );
            if (result.Succeeded)
                return new(person);
            return new(null, result.Errors.FirstOrDefault(e => e.Code.StartsWith("Password.", StringComparison.Ordinal))?.Code);
        }
        catch (LinkUsedException)
        {
            return new(null);
        }
    }

    private async Task AlongAsync(UnitOfWork work, Person person, Token token, Mail? notice)
    {
        if (!await Tokens.UseAsync(work, token))
            throw new LinkUsedException(); // takes the person back as well
        await work.AuditAsync(person.Target, "person.signed-up", person.Target); // no number: it would still name an erased person
        if (notice is not null)
            await outbox.MailAsync(work, notice);
    }

    // Nobody is kept waiting for a provider that does not answer: the notice then stays away, the account does not.
    private async Task<Mail?> NoticeAsync(Applicant applicant, CancellationToken ct)
    {
        if (
            applicant.CustomerNumber is not { } number
            || SignUpService.OnFile((await customers.FindAsync(number, ct)).Value) is not { } known
        )
            return null;
        return EmailNormalizer.Normalize(known.Email) == EmailNormalizer.Normalize(applicant.Email) ? null : mails.Opened(known);
    }

    private sealed class LinkUsedException : Exception;
}
