namespace Portal.Web.Site;

/// <summary>Stands for the Text.resx of every slice and its translations: every word the portal says that is not an article.</summary>
public sealed class Text;
