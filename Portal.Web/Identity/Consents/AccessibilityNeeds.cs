namespace Portal.Web.Identity.Consents;

/// <summary>What helps somebody when we write, call or come.</summary>
/// <param name="Chosen">Names out of <see cref="All"/>.</param>
/// <param name="Text">What they wrote beside it; may be empty.</param>
public sealed record AccessibilityNeeds(IReadOnlyList<string> Chosen, string Text)
{
    public const int MaxTextLength = 500;

    /// <summary>In the order they are shown; the texts are "Needs.{name}".</summary>
    public static IReadOnlyList<string> All { get; } =
    ["large-print", "braille", "plain-language", "text-relay", "call-notice", "sign-language", "more-time"];

    public bool IsEmpty => Chosen.Count == 0 && Text == "";
}
