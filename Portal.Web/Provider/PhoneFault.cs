namespace Portal.Web.Provider;

/// <summary>Why a number cannot be kept; the texts are "Phone.{fault}".</summary>
public enum PhoneFault
{
    /// <summary>Not a telephone number at all.</summary>
    Shape,
    Short,
    Long,

    /// <summary>Without a country, or with one that does not exist.</summary>
    Country,

    /// <summary>Nobody can have this number in its country.</summary>
    Unknown,

    /// <summary>Calling it costs extra: we would call it.</summary>
    Premium,
}
