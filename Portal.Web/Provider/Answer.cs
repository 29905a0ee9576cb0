using System.Diagnostics.CodeAnalysis;

namespace Portal.Web.Provider;

/// <summary>How a question to one of the provider's systems ended.</summary>
public enum AnswerState
{
    /// <summary>The system answered.</summary>
    Found,

    /// <summary>The system answered, and there is no such thing.</summary>
    NotFound,

    /// <summary>
    /// The system did not answer; this is what it said before, at the time <see cref="Answer{T}.AsOf"/>. A normal state of a page, not an
    /// error.
    /// </summary>
    Degraded,

    /// <summary>The system did not answer, and nothing is known from before.</summary>
    Failed,
}

/// <summary>An answer of one of the provider's systems. Made by <see cref="Answer"/>.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed record Answer<T>
    where T : class
{
    public required AnswerState State { get; init; }

    /// <summary>There when the state is <see cref="AnswerState.Found"/> or <see cref="AnswerState.Degraded"/>.</summary>
    public T? Value { get; init; }

    /// <summary>With <see cref="AnswerState.Degraded"/>: when the value was true for certain, UTC.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>
    /// With <see cref="AnswerState.Failed"/>: true when the same question may succeed in a while; false when somebody must put something
    /// right first.
    /// </summary>
    public bool MayRetry { get; init; }

    /// <summary>True when there is a value, fresh or from before.</summary>
    public bool Has([NotNullWhen(true)] out T? value) => (value = Value) is not null;
}

/// <summary>Makes answers.</summary>
public static class Answer
{
    public static Answer<T> Found<T>(T value)
        where T : class => new() { State = AnswerState.Found, Value = value };

    public static Answer<T> NotFound<T>()
        where T : class => new() { State = AnswerState.NotFound };

    public static Answer<T> Degraded<T>(T value, DateTimeOffset asOf)
        where T : class =>
        new()
        {
            State = AnswerState.Degraded,
            Value = value,
            AsOf = asOf,
        };

    public static Answer<T> Failed<T>(bool mayRetry)
        where T : class => new() { State = AnswerState.Failed, MayRetry = mayRetry };

    /// <summary>What was found, or that nothing was.</summary>
    public static Answer<T> Of<T>(T? value)
        where T : class => value is null ? NotFound<T>() : Found(value);
}
