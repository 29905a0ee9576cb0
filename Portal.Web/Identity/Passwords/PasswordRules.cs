using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Identity.Passwords;

/// <summary>What is demanded of a new password. The codes of the errors are the keys of their texts.</summary>
internal sealed class PasswordRules(PasswordLimits limits) : IPasswordValidator<Person>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var length = Hasher.Normalize(password ?? "").EnumerateRunes().Count();
        var wrong = length < limits.Shortest ? "Password.TooShort" : length > limits.Longest ? "Password.TooLong" : null;
        return Task.FromResult(wrong is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = wrong }));
    }
}
