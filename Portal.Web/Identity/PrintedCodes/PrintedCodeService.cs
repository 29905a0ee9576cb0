using System.Text.Json;
using Portal.Web.Data;
using Portal.Web.Identity.PasswordReset;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Identity.PrintedCodes;

/// <summary>
/// A code that was made but does not count yet: it travels sealed in the form that
/// confirms it, so that a button touched twice makes one code.
/// </summary>
public sealed record PrintedCodeDraft(string PersonKey, string Code, DateTimeOffset MadeAt);

/// <summary>
/// Makes codes that go by post to somebody who can read none of their mailboxes. Such a code opens an account, so nobody makes many, none
/// is good before a day is over, and meanwhile every address the account or the provider knows is notified, with a link that stops it.
/// </summary>
public sealed class PrintedCodeService(
    Database db,
    SecretProtector seal,
    AccountMails mails,
    ICustomers customers,
    ResetLimits limits,
    TimeProvider clock
)
{
    private const int Letters = 16; // of five bits each
    private const string Cookie = "printed-code";
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    private const string Columns = """
        select id, key, name, language, email, email_confirmed_at, second_email, second_email_confirmed_at, customer_number, locked_at,
            (select count(*) from person_role where person_id = person.id) roles
        from person
        """;

    private const string ByKey = $"{Columns} where key = @key";
    private const string ByNumber = $"{Columns} where customer_number = @number";
    private const string ByEmail = $"{Columns} where email_key = @email";
    private const string MadeToday = "select count(*) from token where created_by = @maker and purpose = @purpose and created_at > @since";
    private const string IsKept = "select count(*) from token where hash = @hash and purpose = @purpose";

    public async Task<PrintedCodeRecipient?> FindAsync(string typed, CancellationToken ct) =>
        typed.Contains('@', StringComparison.Ordinal)
            ? await db.SingleOrDefaultAsync<PrintedCodeRecipient>(ByEmail, new { email = EmailNormalizer.Normalize(typed) }, ct)
        : CustomerNumber.Read(typed) is { } number ? await db.SingleOrDefaultAsync<PrintedCodeRecipient>(ByNumber, new { number }, ct)
        : null;

    public Task<PrintedCodeRecipient?> FindRecipientAsync(string key, CancellationToken ct) =>
        db.SingleOrDefaultAsync<PrintedCodeRecipient>(ByKey, new { key }, ct);

    public string Draft(PrintedCodeRecipient reader) =>
        seal.Protect(JsonSerializer.Serialize(new PrintedCodeDraft(reader.Key, PrintedCode.New(Letters), clock.GetUtcNow())));

    /// <summary>Null for what was not sealed here, or an hour ago.</summary>
    public PrintedCodeDraft? Read(string? draft) =>
        draft is { Length: < 2000 }
        && seal.Unprotect(draft) is { } open
        && JsonSerializer.Deserialize<PrintedCodeDraft>(open) is { } read
        && clock.GetUtcNow() - read.MadeAt < TimeSpan.FromHours(1)
            ? read
            : null;

    /// <summary>When a code that was made then becomes good.</summary>
    public DateTimeOffset GoodFrom(PrintedCodeDraft draft) => draft.MadeAt + limits.LetterDelay;

    /// <summary>
    /// From now on older codes are void, and this one is good after its delay. Every address is notified; the code itself is in
    /// no mail. False when this member of the help desk has made as many as one may in a day.
    /// </summary>
    public async Task<bool> IssueAsync(Me agent, PrintedCodeRecipient reader, PrintedCodeDraft draft, CancellationToken ct)
    {
        var (person, code, purpose) = (reader.Person, PrintedCode.Plain(draft.Code), ResetPurposes.PrintedCode);
        var notice = mails.Tell(person, "PrintedCode", null, "Notice.PrintedCode.Text", await OnFileAsync(reader, ct));
        return await db.WriteAsync(
            async work =>
            {
                if (await work.SingleAsync<long>(IsKept, new { hash = Secret.Hash(code), purpose }) > 0)
                    return true;
                if (
                    await work.SingleAsync<long>(
                        MadeToday,
                        new
                        {
                            maker = agent.Target,
                            purpose,
                            since = work.Now.AddDays(-1),
                        }
                    ) >= limits.LettersPerDay
                )
                    return false;
                await Tokens.KeepAsync(
                    work,
                    new NewToken(purpose, code, ResetPurposes.PrintedCodeLife)
                    {
                        PersonId = person.Id,
                        CreatedBy = agent.Target,
                        After = limits.LetterDelay,
                    }
                );
                await work.AuditAsync(agent.Target, "printed-code.created", person.Target);
                await mails.SendAsync(work, notice);
                return true;
            },
            ct
        );
    }

    // A provider that does not answer keeps nobody from getting a letter: the account's own addresses are notified all the same.
    private async Task<IEnumerable<string>> OnFileAsync(PrintedCodeRecipient reader, CancellationToken ct) =>
        reader.CustomerNumber is { } number && (await customers.FindAsync(number, ct)).Value is { } customer
            ? new[] { customer.Email, customer.SecondEmail }.OfType<string>()
            : [];

    /// <summary>The browser of the agent holds the code while it is printed.</summary>
    public static void Show(HttpContext context, string draft) => context.Response.SetCookie(Cookie, draft, Shown);

    public PrintedCodeDraft? ShownTo(HttpContext context) => Read(context.Request.Cookie(Cookie));
}
