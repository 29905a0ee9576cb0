using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Portal.Web.Site.Forms;

/// <summary>Binds a text without the blanks around it, and with the same end for every line.</summary>
internal sealed class TrimmedTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (sent == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent);
        bindingContext.Result = ModelBindingResult.Success((sent.FirstValue ?? "").ReplaceLineEndings("\n").Trim());
        return Task.CompletedTask;
    }
}
