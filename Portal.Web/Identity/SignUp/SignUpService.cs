using System.Text.Json;
using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>
/// Takes requests for an account. Whoever asks gets one answer after one amount of work, whether or not they are a customer, the code is
/// right, or there is an account: what came of it stands in a mail to the mailbox concerned. The answer has its least time too, because no
/// two ways through a program take the very same.
/// </summary>
public sealed class SignUpService(
    Database db,
    ICustomers customers,
    Outbox outbox,
    MailProtector sealing,
    SignUpMails mails,
    Tokens tokens,
    TimeProvider clock
)
{
    public const string Purpose = "sign-up";

    private const string Accounts = "select count(*) from person where email_key = @key or customer_number = @CustomerNumber";
    private const string Used =
        "select data from token where hash = @hash and purpose = @purpose and used_at is not null and expires_at > @now";

    // opens nothing: only there because a request that came to something has a row as well
    private const string Nothing = "sign-up.nothing";

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    // What is left of a difference, a customer to be read, a mail that begins to be sent, is
    // shorter than this; nobody who waits for a mail notices it.
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    /// <summary>
    /// With a customer number and a code from paper; the mail goes to any address. False when the provider's system does not answer:
    /// nothing was done.
    /// </summary>
    public Task<bool> RequestWithCodeAsync(string number, string code, string email, Language language, CancellationToken ct) =>
        NotSoonerAsync(async () =>
        {
            var answer = await customers.VerifyCodeAsync(number, code, ct);
            if (IsAway(answer))
                return false;
            await SendAsync(
                "code",
                new Applicant
                {
                    Email = email,
                    Name = answer.Value?.Name ?? "",
                    CustomerNumber = answer.Value?.Number,
                    Language = language.Code,
                },
                answer.Value is not null,
                true,
                ct
            );
            return true;
        });

    /// <summary>
    /// With a customer number alone; the mail goes to the address the provider has, in the
    /// language it knows. False when its system does not answer.
    /// </summary>
    public Task<bool> RequestOnFileAsync(string number, CancellationToken ct) =>
        NotSoonerAsync(async () =>
        {
            var answer = await customers.FindAsync(number, ct);
            if (IsAway(answer))
                return false;
            var to =
                OnFile(answer.Value)
                ?? new Applicant
                {
                    Email = "nobody@localhost",
                    Name = "",
                    Language = Language.English.Code,
                };
            await SendAsync("on file", to, to.CustomerNumber is not null, to.CustomerNumber is not null, ct);
            return true;
        });

    /// <summary>Without a customer number, where the operator allows it.</summary>
    public Task RequestOpenlyAsync(string email, string name, Language language, CancellationToken ct) =>
        NotSoonerAsync(async () =>
        {
            await SendAsync(
                "open",
                new Applicant
                {
                    Email = email,
                    Name = name,
                    Language = language.Code,
                },
                true,
                true,
                ct
            );
            return true;
        });

    /// <summary>What stands behind a link; null when there is nothing, or it is too old.</summary>
    public async Task<SignUpLink?> FindAsync(string? secret, CancellationToken ct)
    {
        if (await tokens.FindAsync(Purpose, secret, ct) is { Data: { } data } token)
            return SignUpLink.Read(data, token);
        if (secret is not { Length: > 0 and <= 200 })
            return null;
        var used = await db.SingleOrDefaultAsync<string>(
            Used,
            new
            {
                hash = Secret.Hash(secret),
                purpose = Purpose,
                now = clock.GetUtcNow(),
            },
            ct
        );
        return used is null ? null : SignUpLink.Read(used, null);
    }

    /// <summary>A customer at the first address the provider has that can be written to; null when there is none.</summary>
    internal static Applicant? OnFile(Customer? customer)
    {
        var email = new[] { customer?.Email, customer?.SecondEmail }.FirstOrDefault(m => Mailbox.TryParse(m, out _));
        return email is null
            ? null
            : new Applicant
            {
                Email = email,
                Name = customer!.Name,
                CustomerNumber = customer.Number,
                Language = Language.FromCode(customer.Language).Code,
            };
    }

    private static bool IsAway(Answer<Customer> answer) => answer.State is not (AnswerState.Found or AnswerState.NotFound);

    private static async Task<bool> NotSoonerAsync(Func<Task<bool>> ask)
    {
        var soonest = Task.Delay(Soonest);
        var done = await ask();
        await soonest;
        return done;
    }

    private async Task SendAsync(string way, Applicant to, bool fits, bool deliver, CancellationToken ct)
    {
        var secret = Secret.Create(32);
        var exists =
            await db.SingleOrDefaultAsync<long>(Accounts, new { key = EmailNormalizer.Normalize(to.Email), to.CustomerNumber }, ct) > 0;
        var mail =
            exists ? mails.Exists(to)
            : fits ? mails.Link(to, secret)
            : mails.NoFit(to);
        var (data, blank) = (JsonSerializer.Serialize(to), new NewToken(Nothing, Secret.Create(32), Soon));
        var token =
            fits && !exists
                ? new NewToken(Purpose, secret, LinkLife) { Data = data }
                : blank with
                {
                    Secret = secret,
                    Data = Secret.Hash(data),
                };
        await db.WriteAsync(
            async work =>
            {
                await Tokens.KeepAsync(work, token);
                if (deliver)
                    await outbox.MailAsync(work, mail);
                else
                    // to nobody, but as much work and as many rows
                    await Tokens.KeepAsync(work, blank with { Data = sealing.Protect(mail) });
                await work.AuditAsync(
                    "visitor",
                    exists ? "sign-up.has-account"
                        : fits ? "sign-up.requested"
                        : "sign-up.refused",
                    $"customer:{to.CustomerNumber}",
                    way
                );
            },
            ct
        );
    }
}
