using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Portal.Web.Site.Forms;

internal static class FormSetup
{
    public static IServiceCollection AddForms(this IServiceCollection services)
    {
        services.AddSingleton<FormFilter>();
        services.Configure<RazorPagesOptions>(o => o.Conventions.Add(new FormPages()));
        services.AddSingleton<IConfigureOptions<MvcOptions>, FormMessages>();
        return services;
    }

    /// <summary>What the framework itself finds wrong is said in the reader's language too.</summary>
    private sealed class FormMessages(IStringLocalizer<Text> texts) : IConfigureOptions<MvcOptions>
    {
        public void Configure(MvcOptions options)
        {
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            var messages = options.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((_, _) => texts["Form.Characters"]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["Form.Characters"]);
            messages.SetValueMustBeANumberAccessor(_ => texts["Form.Characters"]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Form.Characters"]);
            messages.SetUnknownValueIsInvalidAccessor(_ => texts["Form.Characters"]);
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Form.Characters"]);
            messages.SetValueIsInvalidAccessor(_ => texts["Form.Characters"]);
        }
    }
}
