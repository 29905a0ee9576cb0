using Portal.Web.Data;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>Why a change of a price is not planned, announced or cancelled. The texts are "PriceChange.Refusal.{name}".</summary>
[Refusal]
public enum PriceChangeRefusal
{
    NotFound,

    /// <summary>The provider's systems do not answer.</summary>
    Unavailable,

    /// <summary>The new price is the old one.</summary>
    SamePrice,

    /// <summary>No line on the version costs the old price.</summary>
    NobodyConcerned,

    /// <summary>The day is earlier than the law of a country lets it be.</summary>
    TooEarly,

    /// <summary>Another change for the same lines is planned or under way.</summary>
    Overlaps,

    /// <summary>A language that customers read is missing in the reason.</summary>
    TextsMissing,

    /// <summary>The number that was typed is not the number of lines.</summary>
    CountDiffers,

    /// <summary>It was announced or cancelled meanwhile, perhaps by somebody else.</summary>
    NotPlanned,

    /// <summary>Its day has come, or it is over.</summary>
    TooLate,

    /// <summary>The letters are dated of another day.</summary>
    LettersOld,
}
