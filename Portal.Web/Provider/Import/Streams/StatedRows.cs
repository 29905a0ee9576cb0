using System.Globalization;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Orders;
using Portal.Web.Provider.Usage;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>A line and the number of the invoice it stands on. Its amount has no currency: that is said by the invoice.</summary>
internal sealed record StatedLine(string Invoice, InvoiceLine Line);

/// <summary>A payment and the number of the invoice it is for.</summary>
internal sealed record StatedPayment(string Invoice, Payment Payment);

/// <summary>Makes of a row what it is about.</summary>
internal static class StatedRows
{
    private const int MaxText = 200;
    private const int MaxCode = 80;
    private const int MaxNumber = 40;

    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK"];

    public static Invoice Invoice(this RowReader row)
    {
        var invoice = new Invoice
        {
            Number = row.InvoiceNumber(),
            Customer = row.Number("customer"),
            Period = row.Period(),
            IssuedOn = row.Needed("issued_on", row.Day("issued_on")),
            DueOn = row.Needed("due_on", row.Day("due_on")),
            Total = row.Needed("total", row.Amount("total")),
            Tax = row.Needed("tax", row.Amount("tax")),
            Paid = default,
            State = InvoiceState.New,
            LineCount = 0,
        };
        if (!row.HasErrors && invoice.DueOn < invoice.IssuedOn)
            row.AddError("due_on", "lies before the day of the invoice");
        return invoice;
    }

    public static StatedLine Line(this RowReader row) =>
        new(
            row.InvoiceNumber(),
            new InvoiceLine
            {
                Position = row.Needed("position", row.Count("position", 1, 1_000_000)),
                Kind = row.Word<LineKind>("kind"),
                Code = row.Optional("code", MaxCode),
                Text = row.Optional("text", MaxText) ?? "",
                Service = row.Has("service") ? row.Number("service") : null,
                Period = row.Has("period_start") || row.Has("period_end") ? row.Period() : null,
                Amount = row.Needed("amount", row.Amount("amount", "")),
                TaxPercent = row.Percent("tax_percent"),
            }
        );

    public static StatedPayment Payment(this RowReader row)
    {
        var payment = new Payment
        {
            Reference = row.Required("reference", MaxCode),
            ReceivedOn = row.Needed("received_on", row.Day("received_on")),
            Amount = row.Needed("amount", row.Amount("amount")),
            Method = row.Word("method", PaymentMethod.Other),
        };
        if (!row.HasErrors && payment.Amount.Minor <= 0)
            row.AddError("amount", "is nothing that came in: what is given back stands on the next invoice");
        return new(row.InvoiceNumber(), payment);
    }

    public static UsageMonth Usage(this RowReader row) =>
        new()
        {
            Service = row.Number("service"),
            Period = row.Period(),
            Megabytes = row.Needed("megabytes", row.Count("megabytes", 0, int.MaxValue)),
            LimitMegabytes = row.Count("limit_megabytes", 0, int.MaxValue),
            AsOf = row.Instant("as_of"),
        };

    public static Order Order(this RowReader row)
    {
        var order = new Order
        {
            Request = new OrderRequest
            {
                ExternalId = row.Required("order", MaxCode),
                Customer = row.Number("customer"),
                Service = row.Number("service"),
                Kind = row.Word<OrderKind>("kind"),
                EffectiveOn = row.Needed("effective_on", row.Day("effective_on")),
                Items = row.Has("code") ? [row.Item()] : [],
            },
            State = row.Word<OrderState>("state"),
            StateReason = row.Optional("state_reason", MaxText),
            ReceivedAt = row.Instant("received_at"),
            ChangedAt = default,
        };
        if (order.Request.Items.Count == 0 && order.Request.Kind is OrderKind.ChangePlan or OrderKind.AddExtra or OrderKind.RemoveExtra)
            row.AddError("code", "is missing: the plan or extra that is ordered");
        return order;
    }

    private static OrderItem Item(this RowReader row) =>
        new()
        {
            Action = row.Word("action", OrderAction.Modify),
            IsExtra = row.YesOrNo("extra"),
            Code = row.Required("code", MaxCode),
            Version = row.Needed("version", row.Count("version", 1, 9999)),
            Name = row.Optional("name", MaxCode) ?? "",
            Fee = row.Needed("fee", row.Amount("fee")),
            CommittedUntil = row.Day("committed_until"),
            TermMonths = row.Count("term_months", 0, 24) ?? 0,
        };

    // It stands in addresses, where no other character is read.
    private static string InvoiceNumber(this RowReader row)
    {
        var number = row.Required("invoice", MaxNumber);
        if (number.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return number;
        row.AddError("invoice", $"\"{TerminalSafe.Escape(number)}\" is no invoice number: letters A to Z, digits and dashes are expected");
        return "";
    }

    private static DatePeriod Period(this RowReader row)
    {
        var period = new DatePeriod(row.Needed("period_start", row.Day("period_start")), row.Needed("period_end", row.Day("period_end")));
        if (period.End <= period.Start && row.Has("period_start") && row.Has("period_end") && period.End != default)
            row.AddError("period_end", "is the day after the last one, and lies behind period_start");
        return period;
    }

    private static decimal Percent(this RowReader row, string column)
    {
        var text = row.Required(column, MaxNumber);
        if (
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is >= 0 and <= 100
            && percent * 100 == decimal.Truncate(percent * 100)
        )
            return percent;
        if (text.Length > 0)
            row.AddError(column, $"\"{TerminalSafe.Escape(text)}\" is no percentage: 21 or 5.5 is how they are written");
        return 0;
    }

    private static DateTimeOffset Instant(this RowReader row, string column)
    {
        var text = row.Required(column, MaxNumber);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, Utc, out var instant))
            return instant;
        if (text.Length > 0)
            row.AddError(column, $"\"{TerminalSafe.Escape(text)}\" is no time: 2026-11-02T04:00:00Z is how times are written");
        return default;
    }

    // What is wrong with a cell that is there has been said.
    private static T Needed<T>(this RowReader row, string column, T? value)
        where T : struct
    {
        if (value is null && !row.Has(column))
            row.AddError(column, "is missing");
        return value ?? default;
    }
}
