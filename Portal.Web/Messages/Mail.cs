using System.Text.Json.Serialization;

namespace Portal.Web.Messages;

/// <summary>
/// One mail to one person, in that person's language, its texts from <c>texts.In(language)</c>. What surrounds the blocks (greeting, the
/// provider's name, colour, telephone and address) is added when it is sent. It may hold
/// secrets such as a link: it reaches the database sealed.
/// </summary>
public sealed record Mail
{
    /// <summary>
    /// The first part of the Message-ID, made with the mail itself: however often it is queued or sent, it is one mail. In the order of
    /// time, so that the index of them grows at its end.
    /// </summary>
    public string Id { get; init; } = Guid.CreateVersion7().ToString("N");

    /// <summary>An address <see cref="Mailbox"/> accepts.</summary>
    public required string To { get; init; }

    /// <summary>The code of one of the six languages.</summary>
    public required string Language { get; init; }

    /// <summary>One line; it is the heading of the mail as well.</summary>
    public required string Subject { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>False for a mail that carries what a person wrote: they greet the reader themselves, and twice is once too often.</summary>
    public bool Greets { get; init; } = true;

    /// <summary>True when its reader sits and waits for it, as for a link to set a password: then it is sent beside all others.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>
    /// For mails somebody asked for and may ask no more of: the absolute address that ends them. A POST there must need nothing but the
    /// address (RFC 8058).
    /// </summary>
    public string? Unsubscribe { get; init; }

    /// <summary>Where answers go; to the address mails come from when null.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The Message-IDs of what it goes on from, oldest first, without brackets: mail programs show a thread by them.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}

/// <summary>A part of a mail. All texts are plain: markup in them is shown as typed.</summary>
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Button), "button")]
[JsonDerivedType(typeof(Code), "code")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(SmallPrint), "small")]
public abstract record Block;

/// <summary>Line breaks in it are kept.</summary>
public sealed record Paragraph(string Text) : Block;

/// <summary>The one thing to do. The address is written out beneath it, for programs that do not show buttons.</summary>
/// <param name="Label">Names the act.</param>
/// <param name="Address">Absolute, https or http: <c>publicAddress.Of("/de/…")</c>.</param>
public sealed record Button(string Label, string Address) : Block;

/// <summary>A code to be typed: large and spaced.</summary>
public sealed record Code(string Text) : Block;

/// <summary>Labels with their values, such as the time and the device of a sign-in.</summary>
public sealed record Facts(IReadOnlyList<Fact> Rows) : Block;

/// <summary>One row of <see cref="Facts"/>.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>What has to be said but is not read first: "If this was not you, …".</summary>
public sealed record SmallPrint(string Text) : Block;
