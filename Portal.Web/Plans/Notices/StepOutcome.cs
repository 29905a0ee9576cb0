namespace Portal.Web.Plans.Notices;

/// <summary>How a step ended.</summary>
/// <param name="IsTaken">False when a system did not answer: the step is tried again later.</param>
/// <param name="Review">What is found for people to look at; null when nothing is.</param>
internal readonly record struct StepOutcome(bool IsTaken, NoticeMatch? Review = null)
{
    public static StepOutcome Taken => new(true);

    public static StepOutcome NotNow => new(false);

    public static StepOutcome ForPeople(NoticeMatch match) => new(true, match);
}
