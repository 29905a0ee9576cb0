using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>Writes a customer's record over the one before. Services are never deleted: one that has ended says so by its state.</summary>
internal static class CustomerRecordWriter
{
    // What the provider's file says anew is newer than what the customer said.
    private const string NewSaid = """
        update contact_detail set
            phone = case when exists (select 1 from customer c where c.id = customer_id and coalesce(c.phone, '') <> @phone)
                then null else phone end,
            language = case when exists (select 1 from customer c where c.id = customer_id and c.language <> @Language)
                then null else language end
        where customer_id in (select id from customer where number = @Number)
        """;

    private const string Insert = """
        insert into customer (number, printed_number, kind, name, state, language, email, email_depends_on_line, second_email, phone,
            billing_day, demonstration, changed_at)
        values (@Number, @PrintedNumber, @kind, @Name, @state, @Language, @Email, @EmailDependsOnLine, @SecondEmail, @Phone,
            @BillingDay, @Demonstration, @Now)
        """;

    private const string NewCustomer = $"{Insert} on conflict (number) do nothing returning id";

    private const string Customer = $"""
        {Insert}
        on conflict (number) do update set printed_number = excluded.printed_number, kind = excluded.kind, name = excluded.name,
            state = excluded.state, language = excluded.language, email = excluded.email,
            email_depends_on_line = excluded.email_depends_on_line, second_email = excluded.second_email, phone = excluded.phone,
            billing_day = excluded.billing_day, demonstration = excluded.demonstration, changed_at = excluded.changed_at
        returning id
        """;

    private const string Place = """
        insert into address (customer_id, street, extra, postcode, town, country) values (@id, @Street, @Extra, @Postcode, @Town, @Country)
        on conflict (customer_id, street, extra, postcode, town, country) do update set street = excluded.street
        returning id
        """;

    private const string LettersGoTo = "update customer set address_id = @address where id = @id";

    private const string Line = """
        insert into service (number, printed_number, customer_id, address_id, technology, node, state, state_since, state_reason, plan,
            plan_code, plan_version, fee, currency, term_months, plan_started_on, started_on, committed_until, ends_on, changed_at)
        values (@Number, @PrintedNumber, @id, @address, @technology, @Node, @state, @StateSince, @reason, @Plan,
            @PlanCode, @PlanVersion, @fee, @currency, @TermMonths, @PlanStartedOn, @StartedOn, @CommittedUntil, @EndsOn, @Now)
        on conflict (number) do update set printed_number = excluded.printed_number, address_id = excluded.address_id,
            technology = excluded.technology, node = excluded.node, state = excluded.state,
            state_since = excluded.state_since, state_reason = excluded.state_reason, plan = excluded.plan,
            plan_code = excluded.plan_code, plan_version = excluded.plan_version,
            fee_before = case when service.fee = excluded.fee then service.fee_before end,
            fee_since = case when service.fee = excluded.fee then service.fee_since end,
            fee = excluded.fee, currency = excluded.currency,
            term_months = excluded.term_months, plan_started_on = excluded.plan_started_on, started_on = excluded.started_on,
            committed_until = excluded.committed_until, ends_on = excluded.ends_on, changed_at = excluded.changed_at
        where service.customer_id = excluded.customer_id
        returning id
        """;

    private const string NoDevices = "delete from device where service_id = @line";

    private const string Box = """
        insert into device (service_id, serial, kind, maker, model, owner) values (@line, @Serial, @kind, @Maker, @Model, @owner)
        """;

    private const string NoCodes = "delete from customer_code where customer_id = @id";
    private const string Code = "insert into customer_code (customer_id, hash, valid_until) values (@id, @Hash, @ValidUntil)";

    // A place nobody is at any more is nobody's business any more.
    private const string Forget = """
        delete from address where customer_id = @id and id not in (select address_id from service where customer_id = @id)
            and id not in (select address_id from customer where id = @id and address_id is not null)
        """;

    /// <param name="work">The change.</param>
    /// <param name="record">What is to stand there.</param>
    /// <param name="isNew">True when nothing is known of the customer: then nothing is looked for that would have to go.</param>
    public static async Task WriteAsync(this UnitOfWork work, CustomerRecord record, bool isNew = false)
    {
        var c = record.Customer;
        var (kind, state) = (c.Kind.Word(), c.State.Word());
        var values = new
        {
            c.Number,
            c.PrintedNumber,
            kind,
            c.Name,
            state,
            c.Language,
            c.Email,
            c.EmailDependsOnLine,
            c.SecondEmail,
            c.Phone,
            c.BillingDay,
            record.Demonstration,
            work.Now,
        };
        if (isNew && await work.SingleOrDefaultAsync<long?>(NewCustomer, values) is { } added)
        {
            await work.WriteRestAsync(added, record, isNew: true);
            return;
        }

        await work.ExecuteAsync(
            NewSaid,
            new
            {
                c.Number,
                phone = c.Phone ?? "",
                c.Language,
            }
        );
        await work.WriteRestAsync(await work.SingleAsync<long>(Customer, values), record, isNew: false);
    }

    private static async Task WriteRestAsync(this UnitOfWork work, long id, CustomerRecord record, bool isNew)
    {
        var address = record.Customer.Address is { } place ? await work.PlaceAsync(id, place) : (long?)null;
        if (address is not null || !isNew)
            await work.ExecuteAsync(LettersGoTo, new { id, address });
        foreach (var service in record.Services)
            await work.WriteAsync(id, service, isNew);
        if (!isNew)
            await work.ExecuteAsync(NoCodes, new { id });
        foreach (var code in record.Codes)
            await work.ExecuteAsync(
                Code,
                new
                {
                    id,
                    code.Hash,
                    code.ValidUntil,
                }
            );
        if (!isNew)
            await work.ExecuteAsync(Forget, new { id });
    }

    private static Task<long> PlaceAsync(this UnitOfWork work, long id, Address a) =>
        work.SingleAsync<long>(
            Place,
            new
            {
                id,
                a.Street,
                a.Extra,
                a.Postcode,
                a.Town,
                a.Country,
            }
        );

    private static async Task WriteAsync(this UnitOfWork work, long id, Service s, bool isNew)
    {
        var address = await work.PlaceAsync(id, s.Address);
        var (technology, state, reason) = (s.Technology.Word(), s.State.Word(), s.StateReason.Word());
        var line = await work.SingleAsync<long>(
            Line,
            new
            {
                s.Number,
                s.PrintedNumber,
                id,
                address,
                technology,
                s.Node,
                state,
                s.StateSince,
                reason,
                s.Plan,
                s.PlanCode,
                s.PlanVersion,
                fee = s.Fee?.Minor,
                currency = s.Fee?.Currency,
                s.TermMonths,
                s.PlanStartedOn,
                s.StartedOn,
                s.CommittedUntil,
                s.EndsOn,
                work.Now,
            }
        );
        if (!isNew)
            await work.ExecuteAsync(NoDevices, new { line });
        foreach (var d in s.Devices)
            await work.ExecuteAsync(
                Box,
                new
                {
                    line,
                    d.Serial,
                    kind = d.Kind.Word(),
                    d.Maker,
                    d.Model,
                    owner = d.Owner.Word(),
                }
            );
    }
}
