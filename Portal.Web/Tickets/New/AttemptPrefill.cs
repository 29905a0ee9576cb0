using System.Globalization;
using Portal.Web.Site;

namespace Portal.Web.Tickets.New;

/// <summary>The form of somebody who has tried a guide: filled in with what they answered and did, and theirs to correct.</summary>
public sealed class AttemptPrefill(IEnumerable<IAttemptSource> sources, TimeProvider clock)
{
    private const int MaxSteps = 40;
    private const int MaxLength = 200;
    private const int MaxAddressLength = 2000;
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);

    /// <param name="input">The form.</param>
    /// <param name="address">The page they come from; null for none.</param>
    /// <param name="language">Theirs.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task FillAsync(TicketFormInput input, string? address, Language language, CancellationToken ct)
    {
        if (address is not { Length: > 0 and <= MaxAddressLength })
            return;
        foreach (var source in sources)
        {
            if (await source.ReadAsync(address, language, ct) is not { } record)
                continue;
            input.Topic ??= record.Topic;
            input.Subject = Cut(record.Subject, TicketFormInput.MaxSubjectLength);
            input.Text = record.Conclusion;
            input.Set("extent", record.IsTotal ? "all" : "part");
            input.AttemptStep = [.. record.Steps.Select(s => s.Step)];
            input.AttemptResult = [.. record.Steps.Select(s => s.Result)];
            input.AttemptKey = [.. record.Steps.Select(s => s.Key)];
            return;
        }
    }

    /// <summary>The steps as they were corrected. One whose result was emptied is left out.</summary>
    public IReadOnlyList<AttemptedStep> StepsOf(TicketFormInput input) =>
        [
            .. input
                .AttemptStep.Take(MaxSteps)
                .Select((step, n) => (Step: step, Result: At(input.AttemptResult, n), Time: At(input.AttemptTime, n)))
                .Where(s => !string.IsNullOrWhiteSpace(s.Step) && !string.IsNullOrWhiteSpace(s.Result))
                .Select(s => new AttemptedStep("guide", Cut(s.Step.Trim(), MaxLength), Cut(s.Result.Trim(), MaxLength))
                {
                    At = Moment(s.Time),
                }),
        ];

    private static string At(string[] values, int n) => n < values.Length ? values[n] ?? "" : "";

    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] : text;

    // As the browser's clock says it: taken only where it can be true.
    private DateTimeOffset? Moment(string typed)
    {
        var now = clock.GetUtcNow();
        return
            DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && at <= now
            && at > now - MaxAge
            ? at.ToUniversalTime()
            : null;
    }
}
