namespace Portal.Web.Site;

/// <summary>Sent by a script while somebody fills in a form. It is counted apart, so that it never costs them the form itself.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ScriptRequestAttribute : Attribute;
