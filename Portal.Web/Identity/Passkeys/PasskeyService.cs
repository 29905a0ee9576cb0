using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;

namespace Portal.Web.Identity.Passkeys;

/// <summary>Asks browsers for a passkey and reads what they answer. Whatever is wrong with an answer, nobody is recognised by it.</summary>
public sealed partial class PasskeyService(
    PortalSignInManager signIn,
    UserManager<Person> people,
    PersonStore store,
    Database db,
    ILogger<PasskeyService> logger
)
{
    private const int MaxAnswerLength = 16_384;

    private const string Use = "insert into used_challenge (hash, used_at) values (@hash, @Now) on conflict do nothing";
    private const string Forget = "delete from used_challenge where used_at < @before";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1); // far longer than a challenge is good

    /// <summary>A challenge for the keys of one person, or for whatever key the browser holds.</summary>
    public Task<string> SignInOptionsAsync(Person? person) => signIn.MakePasskeyRequestOptionsAsync(person);

    /// <summary>A challenge for a new key.</summary>
    public Task<string> RegistrationOptionsAsync(Person person) =>
        signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = person.Key,
                Name = person.Email,
                DisplayName = person.Name,
            }
        );

    /// <summary>Whose passkey answered; null when no challenge is pending, it was answered before, or the answer is not right.</summary>
    public async Task<Person?> RecognizeAsync(string? answer, CancellationToken ct)
    {
        if (answer is not { Length: > 0 and <= MaxAnswerLength })
            return null;
        try
        {
            if (PasskeyResponse.Read(answer) is not { } says)
                return null;
            var (result, changed) = await store.TolerateAsync(says, () => signIn.PerformPasskeyAssertionAsync(answer));
            if (!result.Succeeded)
                Log.Refused(logger, result.Failure.Message);
            if (!result.Succeeded || !await IsFirstAsync(says.Challenge, ct))
                return null;
            await UseAsync(result.User, result.Passkey, changed);
            return result.User;
        }
        catch (InvalidOperationException)
        {
            return null; // the framework's way to say that no challenge is pending
        }
    }

    /// <summary>The new key of this person; null when it cannot be trusted.</summary>
    public async Task<UserPasskeyInfo?> VerifyRegistrationAsync(Person person, string? answer)
    {
        if (answer is not { Length: > 0 and <= MaxAnswerLength })
            return null;
        try
        {
            var result = await signIn.PerformPasskeyAttestationAsync(answer);
            return result.Succeeded && result.UserEntity.Id == person.Key && result.Passkey.IsUserVerified ? result.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // The challenge travels in a sealed cookie, and a key need not count its uses: a copy of both would be as good as the first.
    private async Task<bool> IsFirstAsync(string challenge, CancellationToken ct)
    {
        var hash = Secret.Hash(challenge);
        return await db.WriteAsync(
                async work =>
                {
                    await work.ExecuteAsync(Forget, new { before = work.Now - Remembered });
                    return await work.ExecuteAsync(Use, new { hash, work.Now });
                },
                ct
            ) == 1;
    }

    // What changed of a key is told to its owner in the log of the account, and to whoever runs the portal.
    private async Task UseAsync(Person person, UserPasskeyInfo key, IReadOnlyList<string> changed)
    {
        foreach (var mark in changed)
            Log.Changed(logger, person.Target, mark);
        await store.SaveAsync(
            () => people.AddOrUpdatePasskeyAsync(person, key),
            async work =>
            {
                foreach (var mark in changed)
                    await work.AuditAsync(person.Target, mark, person.Target);
            }
        );
    }

    private static partial class Log
    {
        // The framework's own words: they name no person and nothing that was typed.
        [LoggerMessage(Level = LogLevel.Warning, Message = "Passkey response rejected: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Passkey of {Person} accepted with a changed property: {Mark}")]
        public static partial void Changed(ILogger logger, string person, string mark);
    }
}
