namespace Portal.Web.Site;

/// <summary>A page of the provider that every footer leads to.</summary>
/// <param name="Address">A path on this site, in the language of the reader.</param>
/// <param name="Title">What the page is called.</param>
/// <param name="Lang">The language of the title, when it is not the reader's.</param>
public sealed record FooterLink(string Address, string Title, string? Lang);
