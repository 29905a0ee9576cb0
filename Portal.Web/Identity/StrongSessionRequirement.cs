using Microsoft.AspNetCore.Authorization;

namespace Portal.Web.Identity;

/// <summary>Staff see nothing until they have shown more than a password in this session.</summary>
internal sealed class StrongSessionRequirement : IAuthorizationRequirement
{
    public sealed class Handler : AuthorizationHandler<StrongSessionRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, StrongSessionRequirement requirement)
        {
            if (context.User.Identity is PersonIdentity { Me.SecondStep: true })
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
