using System.Text.Json;
using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.Reauthentication;

/// <summary>
/// What somebody typed into a form that could not be taken yet, because they must first sign in or show anew who they are. It waits,
/// sealed, for the same person in the same browser at the same address, an hour at most. Passwords and codes are never kept.
/// </summary>
public sealed class SavedForms(Database db, SecretProtector seal) : ISavedForms
{
    private const string Cookie = "kept";
    private const int MaxSize = 32_768;

    private const string Forget = "delete from saved_form where person_id = @personId or saved_at < @before";
    private const string Keep =
        "insert into saved_form (hash, person_id, path, fields, saved_at) values (@hash, @personId, @path, @fields, @Now)";
    private const string Take =
        "delete from saved_form where hash = @hash and person_id = @PersonId and path = @path and saved_at >= @since returning fields";

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private static readonly string[] Secrets = ["password", "code", "token", "credential", "secret"];

    /// <summary>Keeps the form of this request, if it is one that can be kept.</summary>
    public async Task KeepAsync(HttpContext context, long personId)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is not (> 0 and <= MaxSize))
            return;
        var typed = (await context.Request.ReadFormAsync(context.RequestAborted)).Where(f =>
            !Secrets.Any(s => f.Key.Contains(s, StringComparison.OrdinalIgnoreCase))
        );
        var (secret, fields, path) = (
            Secret.Create(16),
            seal.Protect(JsonSerializer.Serialize(typed.ToDictionary(f => f.Key, f => f.Value.ToArray()))),
            ReturnUrl.Of(context)
        );
        await db.WriteAsync(async work =>
        {
            await work.ExecuteAsync(Forget, new { personId, before = work.Now - Life });
            await work.ExecuteAsync(
                Keep,
                new
                {
                    hash = Secret.Hash(secret),
                    personId,
                    path,
                    fields,
                    work.Now,
                }
            );
        });
        context.Response.SetCookie(Cookie, secret, Life);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string?[]>?> TakeAsync(HttpContext context)
    {
        if (context.Request.Cookie(Cookie) is not { } secret || context.Me() is not { } me)
            return null;
        var (hash, path) = (Secret.Hash(secret), ReturnUrl.Of(context));
        var taken = await db.WriteAsync(work =>
            work.SingleOrDefaultAsync<string>(
                Take,
                new
                {
                    hash,
                    me.PersonId,
                    path,
                    since = work.Now - Life,
                }
            )
        );
        if (seal.Unprotect(taken) is not { } fields)
            return null;
        context.Response.SetCookie(Cookie, "", TimeSpan.Zero);
        return JsonSerializer.Deserialize<Dictionary<string, string?[]>>(fields);
    }
}
