using System.Security.Cryptography;
using System.Text;
using Portal.Web.Site;

namespace Portal.Web.Identity.Consents;

/// <summary>The words somebody read when they decided, with the hash they are kept under.</summary>
public sealed record ConsentText(ConsentPurpose Purpose, string Language, string Text)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static ConsentText Of(ConsentPurpose purpose, LocalizedTexts texts) =>
        new(purpose, texts.Language.Code, $"{texts[$"Consents.{purpose.Name}.Title"]}\n{texts[$"Consents.{purpose.Name}.Text"]}");
}
