using Portal.Web.Site;
using Portal.Web.Tickets;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot;

/// <summary>What somebody answered and did in a guide, as the help desk reads it.</summary>
public sealed class GuideAttempts(GuideLibrary library, Texts texts) : IAttemptSource
{
    public async Task<AttemptRecord?> ReadAsync(string address, Language language, CancellationToken ct)
    {
        if (await GuidePlace.FindAsync(library, address, ct) is not var (set, first, _, found))
            return null;
        var way = GuidePath.Follow(set, first, found.Answers, found.Facts);
        return new AttemptRecord
        {
            Subject = first.In(language).Title,
            Conclusion = way.Node.IsResult ? $"{first.In(language).Title}. {way.Guide.In(language).Nodes[way.Node.Key].Title}." : "",
            Topic = way.Guide.Topic,
            IsTotal = way.Node.IsTotal,
            Steps = [.. way.Steps.Select(step => StepOf(step, language))],
        };
    }

    private AttemptedStep StepOf(GuideStep step, Language language)
    {
        var localized = texts.In(language);
        var answer = GuidePages.LabelOf(step, language, name => localized[name]);
        return new AttemptedStep(
            "guide",
            step.Guide.In(language).Nodes[step.Node.Key].InList,
            step.IsKnown ? $"{answer} {localized["Guide.Known"]}" : answer
        )
        {
            Key = $"{step.Guide.Key}/{step.Node.Key}",
        };
    }
}
