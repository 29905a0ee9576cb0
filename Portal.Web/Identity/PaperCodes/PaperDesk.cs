using System.Text.Json;
using Portal.Web.Data;
using Portal.Web.Identity.Resetting;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Identity.PaperCodes;

/// <summary>A code that was made but does not count yet: it travels sealed in the form that confirms it, so that a button touched twice makes one code.</summary>
public sealed record PaperDraft(string PersonKey, string Code, DateTimeOffset MadeAt);

/// <summary>Makes codes that go by post to somebody who can read none of their mailboxes.</summary>
public sealed class PaperDesk(Database db, Seal seal, AccountMails mails, TimeProvider clock)
{
    private const int Letters = 16; // of five bits each
    private const string Cookie = "paper-code";
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    private const string Columns = """
        select id, key, name, language, email, email_confirmed_at, second_email, second_email_confirmed_at, customer_number, locked_at,
            (select count(*) from person_role where person_id = person.id) roles
        from person
        """;

    private const string ByKey = $"{Columns} where key = @key";
    private const string ByNumber = $"{Columns} where customer_number = @number";
    private const string ByEmail = $"{Columns} where email_key = @email";
    private const string IsKept = "select count(*) from token where hash = @hash and purpose = @purpose";

    public async Task<PaperReader?> FindAsync(string typed, CancellationToken ct) => typed.Contains('@', StringComparison.Ordinal)
        ? await db.SingleOrDefaultAsync<PaperReader>(ByEmail, new { email = EmailKeys.Normalize(typed) }, ct)
        : CustomerNumber.Read(typed) is { } number ? await db.SingleOrDefaultAsync<PaperReader>(ByNumber, new { number }, ct) : null;

    public Task<PaperReader?> ReaderOfAsync(string key, CancellationToken ct) => db.SingleOrDefaultAsync<PaperReader>(ByKey, new { key }, ct);

    public string Draft(PaperReader reader) => seal.Close(JsonSerializer.Serialize(new PaperDraft(reader.Key, PaperCode.New(Letters), clock.GetUtcNow())));

    /// <summary>Null for what was not sealed here, or an hour ago.</summary>
    public PaperDraft? Read(string? draft) => draft is { Length: < 2000 } && seal.Open(draft) is { } open && JsonSerializer.Deserialize<PaperDraft>(open) is { } read
        && clock.GetUtcNow() - read.MadeAt < TimeSpan.FromHours(1) ? read : null;

    /// <summary>From now on the code counts, and older ones do not. The person is told at every address; the code itself is in no mail.</summary>
    public Task IssueAsync(Me agent, PaperReader reader, PaperDraft draft, CancellationToken ct)
    {
        var (person, code) = (reader.Person, PaperCode.Plain(draft.Code));
        var notice = mails.Tell(person, "Paper", null, "Notice.Paper.Words");
        return db.WriteAsync(
            async work =>
            {
                if (await work.SingleAsync<long>(IsKept, new { hash = Secret.Hash(code), purpose = ResetPurposes.Paper }) > 0) return;
                await Tokens.KeepAsync(work, new NewToken(ResetPurposes.Paper, code, ResetPurposes.PaperLife) { PersonId = person.Id });
                await work.AuditAsync(agent.Target, "paper-code.made", person.Target);
                await mails.SendAsync(work, notice);
            },
            ct);
    }

    /// <summary>The browser of the agent holds the code while it is printed.</summary>
    public static void Show(HttpContext context, string draft) => context.Response.SetCookie(Cookie, draft, Shown);

    public PaperDraft? ShownTo(HttpContext context) => Read(context.Request.Cookie(Cookie));
}
