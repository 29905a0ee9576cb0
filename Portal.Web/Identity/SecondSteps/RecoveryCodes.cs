namespace Portal.Web.Identity.SecondSteps;

/// <summary>Codes for the day the phone is gone: 80 bits each, to be printed and kept.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;
    private const int Length = 16;

    public static string New() => PrintedCode.New(Length);

    /// <summary>As it was made, however it was typed.</summary>
    public static string Plain(string typed) => PrintedCode.Plain(typed);
}
