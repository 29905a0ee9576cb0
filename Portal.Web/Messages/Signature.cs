using Portal.Web.Site;

namespace Portal.Web.Messages;

/// <summary>The foot of a mail: who the provider is and how to reach a person there.</summary>
internal static class Signature
{
    public static IEnumerable<string> Lines(ProviderProfile brand, LocalizedTexts words)
    {
        var (phone, hours, address) = (
            brand.Fact("phone", words.Language),
            brand.Fact("hours", words.Language),
            brand.Fact("address", words.Language)
        );
        if (phone.Length > 0)
            yield return hours.Length > 0 ? words["Messages.Call", phone, hours] : words["Messages.CallAnyTime", phone];
        if (brand.Name.Length > 0)
            yield return address.Length > 0 ? $"{brand.Name} · {address}" : brand.Name;
        yield return words["Messages.Automatic"];
    }
}
