using Portal.Web.Provider.Embedded;

namespace Portal.Web.Provider.Import;

/// <summary>Makes of a row what it is about.</summary>
internal static class RowParsing
{
    private const int Name = 200;
    private const int Short = 80;

    public static Customer Customer(this RowReader row, string number) =>
        new()
        {
            Number = number,
            PrintedNumber = row.Printed("customer"),
            Kind = row.Word("kind", CustomerKind.Person),
            Name = row.Required("name", Name),
            State = row.Word("state", CustomerState.Active),
            Language = row.Language(),
            Email = row.Mail("mail"),
            EmailDependsOnLine = row.YesOrNo("mail_on_line"),
            SecondEmail = row.Mail("second_mail"),
            Phone = row.Phone("phone"),
            BillingDay = row.Count("billing_day", 1, 31) ?? 1,
            Address = row.Has("street") || row.Has("postcode") || row.Has("town") ? row.Address() : null,
        };

    public static Service Service(this RowReader row, string number)
    {
        var service = new Service
        {
            Number = number,
            PrintedNumber = row.Printed("service"),
            Address = row.Address(),
            Technology = row.Word<Technology>("technology"),
            Node = row.Optional("node", Short),
            State = row.Word<ServiceState>("state"),
            StateSince = row.Day("state_since"),
            StateReason = row.Word("state_reason", StateReason.Unknown),
            Plan = row.Required("plan", Short),
            PlanCode = row.Optional("plan_code", Short),
            PlanVersion = row.Count("plan_version", 1, 9999),
            Fee = row.Amount("fee"),
            TermMonths = row.Count("term_months", 0, 24),
            StartedOn = row.Day("started"),
            CommittedUntil = row.Day("committed_until"),
            EndsOn = row.Day("ends"),
            Devices = [],
        };
        if (service.CommittedUntil < service.StartedOn)
            row.AddError("committed_until", "lies before the day the contract started");
        if (service.PlanCode is null != service.PlanVersion is null)
            row.AddError("plan_version", "plan_code and plan_version go together: fibre-500 and 1");
        return service;
    }

    public static Device Device(this RowReader row) =>
        new()
        {
            Serial = row.Required("serial", Short),
            Kind = row.Word<DeviceKind>("kind"),
            Maker = row.Optional("maker", Short) ?? "",
            Model = row.Required("model", Short),
            Owner = row.Word("owner", DeviceOwner.Provider),
        };

    public static StoredCode Code(this RowReader row, string customer) =>
        new(ClaimCode.Hash(customer, row.Code() ?? ""), row.Day("valid_until"));

    private static Address Address(this RowReader row)
    {
        var country = row.Required("country", Short).ToUpperInvariant();
        if (country.Length > 0 && !(country.Length == 2 && country.All(char.IsAsciiLetterUpper)))
            row.AddError("country", $"\"{TerminalSafe.Escape(country)}\" is no country: two letters, DE");
        return new Address
        {
            Street = row.Required("street", Name),
            Extra = row.Optional("extra", Name) ?? "",
            Postcode = row.Required("postcode", 20),
            Town = row.Required("town", Name),
            Country = country,
        };
    }
}
