using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site.Forms;

/// <summary>
/// A rule for a field of a form. What is wrong is said by a text of the portal in the reader's language. The value is bound without the
/// blanks around it, and an empty field is the empty text.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class InputAttribute : ValidationAttribute, IBinderTypeProviderMetadata
{
    /// <summary>The key of the text for a field that was left empty; none where it may stay empty.</summary>
    public string? Missing { get; init; }

    public BindingSource BindingSource => BindingSource.Form;

    public Type BinderType => typeof(TrimmedTextBinder);

    protected sealed override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var texts = validationContext.GetRequiredService<IStringLocalizer<Text>>();
        var wrong =
            value is not string { Length: > 0 } typed ? MissingText(texts)
            : Wrong(typed) is { } fault ? texts[fault.Key, fault.Values].Value
            : null;
        return wrong is null ? ValidationResult.Success : new(wrong);
    }

    /// <summary>What is said of an empty field; null where it may stay empty.</summary>
    protected virtual string? MissingText(IStringLocalizer<Text> texts) => Missing is null ? null : texts[Missing].Value;

    /// <summary>What is wrong with a text that is not empty, for a rule that goes beyond this one.</summary>
    public Fault? FaultOf(string typed) => Wrong(typed);

    /// <summary>What is wrong with what was typed, which is not empty; null when nothing is.</summary>
    protected abstract Fault? Wrong(string typed);

    /// <summary>A text of the portal and what stands at {0}, {1} … of it.</summary>
    public sealed record Fault(string Key, params object[] Values);
}
