using Portal.Web.Data;

namespace Portal.Web.Tickets.Attachments;

/// <summary>The bytes of attachments.</summary>
public sealed class AttachmentFolder(IConfiguration configuration, IHostEnvironment environment)
    : KeyedFolder(configuration, environment, "attachments");
