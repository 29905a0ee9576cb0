namespace Portal.Web.Provider.Catalogue;

/// <summary>What the plan of a line costs on a day. An introductory price is for new contracts: a change of plan ends it.</summary>
public static class LineFees
{
    /// <summary>The first day of the regular price; null when the line has no introductory price.</summary>
    public static DateOnly? RegularFrom(this Service line, Plan? plan) =>
        plan?.Promotion is { } promotion
        && line.StartedOn is { } start
        && (line.PlanStartedOn ?? start) == start
        && promotion.Fee < (line.Fee ?? plan.Fee)
            ? start.AddMonths(promotion.Months)
            : null;

    /// <summary>
    /// The regular price as it was agreed for a day: one that was announced holds from its day on. Null as <see cref="Service.Fee"/>.
    /// </summary>
    public static Money? AgreedOn(this Service line, DateOnly day) =>
        line.NextFee is { } next && day >= next.Day ? next.Fee
        : line.LastFee is { } last && day < last.Day ? last.Fee
        : line.Fee;

    /// <summary>A whole month at the price of a day; null when the provider does not say.</summary>
    public static Money? FeeOn(this Service line, Plan? plan, DateOnly day)
    {
        var agreed = line.AgreedOn(day) ?? plan?.Fee;
        return day < line.RegularFrom(plan) && plan!.Promotion!.Fee < agreed ? plan.Promotion.Fee : agreed;
    }
}
