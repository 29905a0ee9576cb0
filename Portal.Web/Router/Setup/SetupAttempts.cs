using Microsoft.AspNetCore.WebUtilities;
using Portal.Web.Help.Content;
using Portal.Web.Router.Library;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Router.Setup;

/// <summary>How far somebody got with the set-up of a router, as the help desk reads it.</summary>
public sealed class SetupAttempts(RouterLibrary library, Texts texts) : IAttemptSource
{
    public async Task<AttemptRecord?> ReadAsync(string address, Language language, CancellationToken ct)
    {
        if (LocalUrl.Parse(address) is null)
            return null;
        var (path, query) = address.Split('?', 2) is [var before, var after] ? (before, after) : (address, "");
        if (
            path.Split('/') is not ["", _, "router", var key, "setup", var word]
            || !EnumWords.TryRead<SetupStep>(word, out var step)
            || await library.FindAsync(key, ct) is not { } model
        )
            return null;
        var given = QueryHelpers.ParseQuery(query);
        var way = SetupWay.Read(model, given.GetValueOrDefault(SetupWay.LineName), given.GetValueOrDefault(SetupWay.ConnectionName));
        var (localized, title) = (texts.In(language), model.In(language).Title);
        var done = Enum.GetValues<SetupStep>().Where(s => s < step && s != SetupStep.Done);
        return new AttemptRecord
        {
            Subject = localized["Router.Attempts.Subject", title],
            Conclusion = localized["Router.Attempts.Conclusion", title, localized[$"Router.Step.{step}"]],
            Topic = "internet",
            Steps =
            [
                new("guide", localized["Router.Attempts.Model"], title),
                .. way.Line is { } line
                    ? (AttemptedStep[])[new("guide", localized["Router.Attempts.Line"], localized[$"Service.Technology.{line}"])]
                    : [],
                .. done.Select(s => new AttemptedStep("guide", localized[$"Router.Step.{s}"], localized["Router.Attempts.Done"])),
            ],
        };
    }
}
