using Microsoft.AspNetCore.Authorization;
using Portal.Web.Site;

namespace Portal.Web.Identity;

internal static class IdentitySetup
{
    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        // Until there is a way to sign in. It opens nothing outside development, and in production the program does not even start with it.
        var open = builder.Environment.IsDevelopment() && builder.Configuration.GetValue<bool>("Editing:WithoutSignIn");
        builder.Services.AddAuthorizationBuilder().AddPolicy(Policies.Editors, policy => policy.RequireAssertion(context => open || context.User.IsInRole("Editor")));
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, Unseen>();
        return builder;
    }
}
