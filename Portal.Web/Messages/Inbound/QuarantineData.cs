using Portal.Web.Data;

namespace Portal.Web.Messages.Inbound;

/// <summary>Mails of a person that were not delivered: they are in the copy of their data, and go with the account.</summary>
internal sealed class QuarantineData(Database db, Quarantine quarantine) : IPersonalData
{
    private const string Own = """
        select id, key, mailbox, sender, subject, reason, size, at from quarantined_mail
        where lower(sender) in (@First, @Second) order by id
        """;
    private const string Shown =
        "select at, sender as email, subject, size from quarantined_mail where lower(sender) in (@First, @Second) order by id";

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [await db.OwnTableAsync("quarantined-mails", Shown, Values(owner), ct)];

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        foreach (var mail in await work.ListAsync<QuarantinedMail>(Own, Values(owner)))
            await quarantine.RemoveAsync(work, mail);
    }

    private static object Values(DataSubject owner) => new { First = Mailbox(owner, 0), Second = Mailbox(owner, 1) };

    private static string? Mailbox(DataSubject owner, int number) => owner.Mailboxes.ElementAtOrDefault(number)?.ToLowerInvariant();
}
