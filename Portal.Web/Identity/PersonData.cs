using Portal.Web.Data;

namespace Portal.Web.Identity;

/// <summary>
/// The account itself: the person, the ways in, sessions, links that were sent, and the log. When it is erased the log stays, about
/// somebody who has no name any more.
/// </summary>
internal sealed class PersonData(Database db) : IPersonalData
{
    private static readonly (string Name, string Sql)[] Tables =
    [
        (
            "account",
            """
            select name, language, email, email_confirmed_at, second_email, second_email_confirmed_at, customer_number, password_changed_at,
                case when second_step = @yes then 'yes' else 'no' end second_step, locked_at, created_at
            from person where id = @PersonId
            """
        ),
        ("roles", "select role, granted_at from person_role where person_id = @PersonId order by role"),
        ("passkeys", "select name, created_at, used_at from passkey where person_id = @PersonId order by created_at"),
        ("recovery-codes", "select created_at, used_at from recovery_code where person_id = @PersonId order by created_at"),
        (
            "sessions",
            """
            select device, network, case when is_persistent = @yes then 'yes' else 'no'
                end is_persistent, created_at, reauthenticated_at, seen_at, expires_at, ended_at, end_reason
            from session where person_id = @PersonId order by id desc
            """
        ),
        ("devices", "select device, first_seen_at, last_seen_at from known_device where person_id = @PersonId order by last_seen_at desc"),
        (
            "links",
            """
            select purpose, data, created_at, expires_at, used_at from token where person_id = @PersonId or bound_to = @Target
            order by id desc
            """
        ),
        (
            "log",
            """
            select at, case when actor = @Target then 'you' when actor like 'person:%' then 'staff' else actor end actor, action,
                case when target = @Target then detail else '' end detail
            from audit where target = @Target or (target = @customer and action in ('customer.viewed', 'customer-bill.viewed'))
            order by id desc
            """
        ),
    ];

    private static readonly string[] Forget =
    [
        "delete from passkey where person_id = @PersonId",
        "delete from recovery_code where person_id = @PersonId",
        "delete from session where person_id = @PersonId",
        "delete from known_device where person_id = @PersonId",
        "delete from token where person_id = @PersonId or bound_to = @Target",
        "delete from person_role where person_id = @PersonId",
        """
            update person set name = '', email = @nobody, email_key = @nobody, email_confirmed_at = null, second_email = null,
                second_email_confirmed_at = null, customer_number = null,
                password_hash = null, password_changed_at = null, second_step = @no, authenticator_key = null, security_stamp = 'erased',
                    version = 'erased',
                locked_at = @Now, lock_reason = 'erased'
            where id = @PersonId
            """,
    ];

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct)
    {
        var tables = new List<PersonalDataTable>();
        foreach (var (name, sql) in Tables)
            tables.Add(
                await db.OwnTableAsync(
                    name,
                    sql,
                    new
                    {
                        owner.PersonId,
                        owner.Target,
                        customer = $"customer:{owner.CustomerNumber}",
                        yes = true,
                    },
                    ct
                )
            );
        return tables;
    }

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        var values = new
        {
            owner.PersonId,
            owner.Target,
            no = false,
            nobody = $"{owner.Key.ToLowerInvariant()}@erased.invalid",
            work.Now,
        };
        foreach (var sql in Forget)
            await work.ExecuteAsync(sql, values);
    }
}
