using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Router.Control;

/// <summary>
/// A name of a Wi-Fi: 1 to 32 bytes of UTF-8 (IEEE 802.11). Letters with accents have two bytes, and pictures four.
/// </summary>
public sealed class WifiNameAttribute : InputAttribute
{
    public const int MaxBytes = 32;

    protected override Fault? Wrong(string typed) =>
        !TextRules.IsLine(typed) ? new("Form.Characters")
        : Encoding.UTF8.GetByteCount(typed) is > MaxBytes and var bytes ? new("Router.Control.Wifi.NameTooLong", bytes, MaxBytes)
        : null;
}

/// <summary>
/// A password of a Wi-Fi, taken exactly as it was typed: 8 to 63 printable characters of ASCII (WPA2 and WPA3 personal). A blank at an end
/// would be allowed, and nobody would ever find it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WifiPasswordAttribute : ValidationAttribute
{
    public const int MinLength = 8;
    public const int MaxLength = 63;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var texts = validationContext.GetRequiredService<IStringLocalizer<Text>>();
        return KeyOf(value as string) is { } key ? new(texts[key, MinLength, MaxLength]) : ValidationResult.Success;
    }

    /// <summary>The key of what is wrong; null when nothing is.</summary>
    internal static string? KeyOf(string? typed) =>
        typed is null or "" ? "Router.Control.Wifi.PasswordMissing"
        : typed.Any(c => c is < ' ' or > '~') ? "Router.Control.Wifi.PasswordCharacters"
        : typed.Length is < MinLength or > MaxLength ? "Router.Control.Wifi.PasswordLength"
        : typed[0] == ' ' || typed[^1] == ' ' ? "Router.Control.Wifi.PasswordBlank"
        : null;
}
