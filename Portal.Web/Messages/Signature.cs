using Portal.Web.Site;

namespace Portal.Web.Messages;

/// <summary>The foot of a mail: who the provider is and how to reach a person there.</summary>
internal static class Signature
{
    public static IEnumerable<string> Lines(ProviderProfile provider, LocalizedTexts localized, bool takesReplies)
    {
        var (phone, hours, address) = (
            provider.Fact("phone", localized.Language),
            provider.Fact("hours", localized.Language),
            provider.Fact("address", localized.Language)
        );
        if (phone.Length > 0)
            yield return hours.Length > 0 ? localized["Messages.Call", phone, hours] : localized["Messages.CallAnyTime", phone];
        if (provider.Name.Length > 0)
            yield return address.Length > 0 ? $"{provider.Name} · {address}" : provider.Name;
        yield return localized[takesReplies ? "Messages.Reply" : "Messages.Automatic"];
    }
}
