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

    /// <summary>A whole month at the price of a day; null when the provider does not say.</summary>
    public static Money? FeeOn(this Service line, Plan? plan, DateOnly day) =>
        day < line.RegularFrom(plan) ? plan!.Promotion!.Fee : line.Fee ?? plan?.Fee;
}
