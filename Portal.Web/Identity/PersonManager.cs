using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.SecondSteps;

namespace Portal.Web.Identity;

/// <summary>The framework's manager with recovery codes as long as they should be: its own have 47 bits.</summary>
public sealed class PersonManager(
    IUserStore<Person> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Person> hasher,
    IEnumerable<IUserValidator<Person>> userValidators,
    IEnumerable<IPasswordValidator<Person>> passwordValidators,
    ILookupNormalizer keys,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<Person>> logger
) : UserManager<Person>(store, options, hasher, userValidators, passwordValidators, keys, errors, services, logger)
{
    /// <summary>Who is signed in, as they are kept.</summary>
    public async Task<Person> GetAsync(Me me) =>
        await FindByIdAsync(me.Key) ?? throw new InvalidOperationException("Who is signed in is somebody.");

    /// <summary>
    /// A new password without the old one: whoever calls has made sure in another way who asks. What proves it is part of the change, by
    /// <see cref="PersonStore.SaveAsync"/>.
    /// </summary>
    public async Task<IdentityResult> SetPasswordAsync(Person person, string password, HashingQueue hashing, CancellationToken ct)
    {
        var result = await hashing.RunAsync(() => UpdatePasswordHash(person, password, validatePassword: true), ct);
        return result.Succeeded ? await UpdateUserAsync(person) : result;
    }

    /// <summary>
    /// The store uses the code up, and nothing else of the person changes: the framework stores the person as well, so that of two touches
    /// of a button the second failed.
    /// </summary>
    public override async Task<IdentityResult> RedeemTwoFactorRecoveryCodeAsync(Person user, string code) =>
        await ((PersonStore)Store).RedeemCodeAsync(user, code, CancellationToken)
            ? IdentityResult.Success
            : IdentityResult.Failed(ErrorDescriber.RecoveryCodeRedemptionFailed());

    protected override string CreateTwoFactorRecoveryCode() => RecoveryCodes.New();
}
