using System.Text.Json;

namespace Portal.Web.Identity.SignUp;

/// <summary>Somebody who asked for an account and has yet to show that they read their mail. Nobody is created before that.</summary>
public sealed record Applicant
{
    public required string Email { get; init; }

    public required string Name { get; init; }

    /// <summary>In plain form; null for those who are no customers.</summary>
    public string? CustomerNumber { get; init; }

    /// <summary>The code of the language to write to them in.</summary>
    public required string Language { get; init; }
}

/// <summary>What stands behind the link of a mail.</summary>
/// <param name="Applicant">Who was written to.</param>
/// <param name="Token">Null when the link was used already.</param>
public sealed record SignUpLink(Applicant Applicant, Token? Token)
{
    internal static SignUpLink Read(string data, Token? token) => new(JsonSerializer.Deserialize<Applicant>(data)!, token);
}

/// <summary>How choosing the password ended.</summary>
/// <param name="Person">Who has an account now; null when there is none, or somebody was faster.</param>
/// <param name="Refusal">The key of the text that says what is wrong with the password.</param>
public sealed record SignUpResult(Person? Person, string? Refusal = null);
