using System.Data.Common;
using Portal.Web.Data;
using Portal.Web.Provider.Contact;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// What customers said themselves lies beside what the provider's files say, so that the same file read again does not undo it.
/// </summary>
internal sealed class EmbeddedContactDetails(Database db, ProviderOptions options) : IContactDetails
{
    private const string Known = "select id from customer where number = @number and (demonstration = false or @Demonstration)";

    private const string One = """
        select nullif(coalesce(d.phone, c.phone), '') phone, nullif(d.second_phone, '') second_phone,
            coalesce(d.channel, 'mail') channel, coalesce(d.call_time, 'any') call_time, coalesce(d.language, c.language) language
        from customer c left join contact_detail d on d.customer_id = c.id
        where c.number = @number and (c.demonstration = false or @Demonstration)
        """;

    private const string Keep = """
        insert into contact_detail (customer_id, phone, second_phone, channel, call_time, language, changed_at)
        values (@id, @phone, @second, @channel, @time, @Language, @Now)
        on conflict (customer_id) do update set phone = excluded.phone, second_phone = excluded.second_phone,
            channel = excluded.channel, call_time = excluded.call_time, language = excluded.language, changed_at = excluded.changed_at
        """;

    public bool TakesChanges => true;

    public Task<Answer<ContactDetails>> FindAsync(string customer, CancellationToken ct) =>
        ProviderTables.AskAsync(db, () => db.SingleOrDefaultAsync<ContactDetails>(One, Of(customer), ct));

    public async Task<Answer<ContactChange>> ChangeAsync(string customer, ContactDetails wanted, CancellationToken ct)
    {
        try
        {
            return Answer.Of(await db.WriteAsync(work => ChangeAsync(work, customer, wanted), ct));
        }
        catch (DbException error) when (error is BusyException || error.IsTransient || db.Dialect.MayRetry(error))
        {
            return Answer.Failed<ContactChange>(mayRetry: true);
        }
    }

    private async Task<ContactChange?> ChangeAsync(UnitOfWork work, string customer, ContactDetails wanted)
    {
        if (await work.SingleForUpdateAsync<long?>(Known, Of(customer)) is not { } id)
            return null;
        var before = await work.SingleAsync<ContactDetails>(One, Of(customer));
        if (before == wanted)
            return new(before, before);
        var (channel, time) = (wanted.Channel.Word(), wanted.CallTime.Word());
        await work.ExecuteAsync(
            Keep,
            new
            {
                id,
                phone = wanted.Phone ?? "",
                second = wanted.SecondPhone ?? "",
                channel,
                time,
                wanted.Language,
                work.Now,
            }
        );
        await work.AuditAsync("system", "customer.contact-changed", "customer:" + CustomerNumber.Read(customer));
        return new(before, wanted);
    }

    private object Of(string customer) => new { number = CustomerNumber.Read(customer) ?? "", options.Demonstration };
}
