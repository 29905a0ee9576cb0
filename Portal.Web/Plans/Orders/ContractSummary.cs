using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Plans.Orders;

/// <summary>
/// The contract summary of Regulation (EU) 2019/2243, in its order, as text: a page, a mail and a file show the same words. What was shown
/// is known again by its hash.
/// </summary>
/// <param name="Title">Its heading.</param>
/// <param name="Sections">Headings with what stands below them.</param>
public sealed record ContractSummary(string Title, IReadOnlyList<SummarySection> Sections)
{
    /// <summary>SHA-256 of all its words, in small hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())));

    /// <summary>All of it as plain text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Title).Append('\n');
        foreach (var section in Sections)
        {
            text.Append('\n').Append(section.Heading).Append('\n');
            foreach (var line in section.Lines)
                text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>A part of a contract summary.</summary>
public sealed record SummarySection(string Heading, IReadOnlyList<string> Lines);
