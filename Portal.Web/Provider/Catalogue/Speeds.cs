namespace Portal.Web.Provider.Catalogue;

/// <summary>
/// The three speeds of Regulation (EU) 2015/2120, article 4(1)(d), in Mbit/s: what is advertised at most, what is normally there, and what
/// is never fallen short of.
/// </summary>
public sealed record Speeds(int Max, int Normal, int Min)
{
    /// <summary>True when they are positive and in order.</summary>
    public bool AreInOrder => Min > 0 && Min <= Normal && Normal <= Max;
}

/// <summary>A lower fee at the beginning.</summary>
/// <param name="Fee">A whole month, tax included.</param>
/// <param name="Months">For how many months.</param>
public sealed record Promotion(Money Fee, int Months);

/// <summary>How much data a month includes, and how fast the line is afterwards.</summary>
/// <param name="Gigabytes">In a billing month.</param>
/// <param name="ThenMbits">Mbit/s after that; 0 when the line stops.</param>
public sealed record DataCap(int Gigabytes, int ThenMbits);
