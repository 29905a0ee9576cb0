using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site.Forms;

/// <summary>A field that is taken exactly as it was typed and may not be empty: a password.</summary>
/// <param name="missing">The key of the text for a field that was left empty.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilledAttribute(string missing) : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is null or "" ? new(validationContext.GetRequiredService<IStringLocalizer<Text>>()[missing]) : ValidationResult.Success;
}
