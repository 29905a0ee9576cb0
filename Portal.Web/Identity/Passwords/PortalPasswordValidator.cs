using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// What is demanded of a new password, as the framework's managers ask for it. The codes of the errors are the keys of their texts, in
/// which {0} is the least and {1} the greatest number of characters.
/// </summary>
internal sealed class PortalPasswordValidator(PasswordEvaluator evaluator) : IPasswordValidator<Person>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(
            evaluator.Evaluate(password ?? "", user).Refusal is { } wrong
                ? IdentityResult.Failed(new IdentityError { Code = wrong })
                : IdentityResult.Success
        );
}
