namespace Portal.Web.Data;

/// <summary>
/// Marks the reasons why a verb does nothing. A change that returns one of them is taken back, whatever it had written until then: what was
/// refused leaves no trace.
/// </summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class RefusalAttribute : Attribute;

/// <summary>Tells refusals from other results, once for each type of result.</summary>
internal static class Refusals<T>
{
    private static readonly bool Possible = (Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)).IsDefined(
        typeof(RefusalAttribute),
        inherit: false
    );

    public static bool Contain(T result) => Possible && result is not null;
}
