namespace Portal.Web.Provider.Embedded;

/// <summary>A customer with the address as the database gives them.</summary>
internal sealed record CustomerRow
{
    public const string Columns = """
        c.number, c.printed_number, c.kind, c.name, c.state, c.language, c.email, c.email_depends_on_line, c.second_email, c.phone,
        c.billing_day, c.demonstration, a.street, a.extra, a.postcode, a.town, a.country
        """;

    /// <summary>As the customer says where they said something since; <see cref="Columns"/> are as the provider's file says.</summary>
    public const string CurrentColumns = """
        c.number, c.printed_number, c.kind, c.name, c.state, coalesce(d.language, c.language) language, c.email, c.email_depends_on_line,
        c.second_email, nullif(coalesce(d.phone, c.phone), '') phone,
        c.billing_day, c.demonstration, a.street, a.extra, a.postcode, a.town, a.country
        """;

    public const string CurrentTables = $"{Tables} left join contact_detail d on d.customer_id = c.id";

    public const string Tables = "customer c left join address a on a.id = c.address_id";

    public required string Number { get; init; }

    public string? PrintedNumber { get; init; }

    public required CustomerKind Kind { get; init; }

    public required string Name { get; init; }

    public required CustomerState State { get; init; }

    public required string Language { get; init; }

    public string? Email { get; init; }

    public bool EmailDependsOnLine { get; init; }

    public string? SecondEmail { get; init; }

    public string? Phone { get; init; }

    public long BillingDay { get; init; }

    public bool Demonstration { get; init; }

    public string? Street { get; init; }

    public string? Extra { get; init; }

    public string? Postcode { get; init; }

    public string? Town { get; init; }

    public string? Country { get; init; }

    public Customer ToCustomer() =>
        new()
        {
            Number = Number,
            PrintedNumber = PrintedNumber,
            Kind = Kind,
            Name = Name,
            State = State,
            Language = Language,
            Email = Email,
            EmailDependsOnLine = EmailDependsOnLine,
            SecondEmail = SecondEmail,
            Phone = Phone,
            BillingDay = (int)BillingDay,
            Address = Street is null
                ? null
                : new Address
                {
                    Street = Street,
                    Extra = Extra!,
                    Postcode = Postcode!,
                    Town = Town!,
                    Country = Country!,
                },
        };
}
