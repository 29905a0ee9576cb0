using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Identity.Passwords;

/// <summary>For an account that does not exist a password is checked too, against one nobody has: the answer must take as long.</summary>
public sealed class DummyHash(IPasswordHasher<Person> hasher)
{
    private static readonly Person Nobody = new();
    private readonly Lazy<string> hash = new(() => hasher.HashPassword(Nobody, Secret.Create(16)));

    public Task<bool> CheckAsync(string password)
    {
        hasher.VerifyHashedPassword(Nobody, hash.Value, password);
        return Task.FromResult(false);
    }
}
