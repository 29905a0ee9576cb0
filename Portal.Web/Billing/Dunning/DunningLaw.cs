namespace Portal.Web.Billing.Dunning;

/// <summary>What the law of a country asks before a line may be suspended because bills are not paid.</summary>
/// <param name="Basis">What the rule rests on.</param>
/// <param name="NoticeDays">Whole days between the announcement and the suspension.</param>
/// <param name="MinimumSum">From which sum on, in hundredths; what is disputed does not count.</param>
/// <param name="MinimumBills">From how many unpaid bills on.</param>
/// <param name="MonthsFromIssue">Months that must have passed since the oldest of them was issued.</param>
/// <param name="MostReminderFee">The most a reminder may cost, in hundredths.</param>
public sealed record DunningLaw(
    string Basis,
    int NoticeDays,
    long MinimumSum = 0,
    int MinimumBills = 1,
    int MonthsFromIssue = 0,
    long MostReminderFee = 0
)
{
    /// <summary>Directive (EU) 2018/1972, annex VI A (e): in proportion, and after due warning.</summary>
    public static DunningLaw Generic { get; } = new("eecc-vi", 14, MostReminderFee: 250);

    /// <summary>TKG section 61: not paid repeatedly, at least 100 euro, and a warning two weeks before.</summary>
    public static DunningLaw Germany { get; } = new("de-61", 14, 100_00, MinimumBills: 2, MostReminderFee: 250);

    /// <summary>Real Decreto 899/2009: a month after the bill, and a warning of 15 days; the day is a working day.</summary>
    public static DunningLaw Spain { get; } = new("es-899", 15, MonthsFromIssue: 1);

    /// <summary>Lei 16/2022 article 128: thirty more days to pay after the warning, which is longer than the twenty of Lei 23/96.</summary>
    public static DunningLaw Portugal { get; } = new("pt-128", 30);

    /// <summary>General Conditions of Ofcom: in proportion, and after due warning.</summary>
    public static DunningLaw UnitedKingdom { get; } = new("uk-gc", 14, MostReminderFee: 250);

    /// <summary>Federal Law 126 article 44: after notice.</summary>
    public static DunningLaw Russia { get; } = new("ru-44", 14);

    /// <summary>The law of a country, by its two letters.</summary>
    public static DunningLaw In(string country) =>
        country switch
        {
            "DE" => Germany,
            "ES" => Spain,
            "PT" => Portugal,
            "GB" => UnitedKingdom,
            "RU" => Russia,
            _ => Generic,
        };
}
