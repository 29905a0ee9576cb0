using System.Text.Json;
using System.Text.Json.Nodes;
using OpenIddict.Abstractions;
using Portal.Web.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Identity.Connect;

/// <summary>What a client may know of somebody, as it is now.</summary>
internal sealed class UserInfoEndpoint(ConnectServer server, Database db)
{
    private const string Who = """
        select p.key, p.name, p.language, p.email, p.email_confirmed_at, p.customer_number,
            coalesce((select string_agg(role, ' ') from person_role where person_id = p.id), '') roles
        from person p where p.key = @key and p.locked_at is null
        """;

    public async Task AnswerAsync(HttpContext context)
    {
        var handler = await server.HandlerAsync(context);
        if (await handler.HandleRequestAsync())
            return;
        var token = await handler.AuthenticateAsync();
        var key = token.Principal?.GetClaim(Claims.Subject);
        if (await db.SingleOrDefaultAsync<Row>(Who, new { key }, context.RequestAborted) is not { } person)
        {
            await handler.ChallengeAsync(null);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(Answer(person, token.Principal!).ToJsonString(JsonSerializerOptions.Web), context.RequestAborted);
    }

    private static JsonObject Answer(Row person, System.Security.Claims.ClaimsPrincipal token)
    {
        var answer = new JsonObject { [Claims.Subject] = person.Key };
        if (token.HasScope(Scopes.Profile))
            (answer[Claims.Name], answer[Claims.Locale]) = (person.Name, person.Language);
        if (token.HasScope(Scopes.Email))
            (answer[Claims.Email], answer[Claims.EmailVerified]) = (person.Email, person.EmailConfirmedAt is not null);
        if (token.HasScope(ConnectScopes.Customer) && person.CustomerNumber is { } number)
            answer[ConnectClaims.CustomerNumber] = number;
        if (token.HasScope(Scopes.Roles))
            answer["roles"] = new JsonArray([.. ConnectClient.Words(person.Roles).Select(r => JsonValue.Create(r))]);
        return answer;
    }

    private sealed record Row
    {
        public required string Key { get; init; }

        public required string Name { get; init; }

        public required string Language { get; init; }

        public required string Email { get; init; }

        public DateTimeOffset? EmailConfirmedAt { get; init; }

        public string? CustomerNumber { get; init; }

        public required string Roles { get; init; }
    }
}
