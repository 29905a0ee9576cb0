using Portal.Web.Provider;

namespace Portal.Tests.Provider;

/// <summary>Numbers as they are copied from other systems, letters and spreadsheets.</summary>
public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+49 30 000000", "+49 30 000000")]
    [InlineData("+49\u00A030\u202F000000", "+49 30 000000")]
    [InlineData("\u202A+49 30 000000\u202C", "+49 30 000000")]
    [InlineData("+49 30\u2011000000", "+49 30-000000")]
    [InlineData("030 \u2013 000000", "030 - 000000")]
    [InlineData("+49 30 000000 ext. 5", "+49 30 000000 ext. 5")]
    [InlineData("+49 30 000000 Durchwahl 12", "+49 30 000000 ext. 12")]
    [InlineData("+34 93 000000 extensión 5", "+34 93 000000 ext. 5")]
    [InlineData("+7 495 000000 доб. 5", "+7 495 000000 ext. 5")]
    [InlineData("+49 (0)30 / 000000", "+49 (0)30 / 000000")]
    [InlineData("'+49 30 000000", "+49 30 000000")]
    [InlineData("０３０ ０００", "030 000")]
    [InlineData("  112 ", "112")]
    public void What_can_be_dialled_is_kept_as_it_is_read(string typed, string kept) => Assert.Equal(kept, PhoneNumber.Read(typed));

    [Theory]
    [InlineData("4,93E+11")]
    [InlineData("+49 30 000000, +49 170 000000")]
    [InlineData("none")]
    [InlineData("+")]
    [InlineData("+49 30 000000 ext. five")]
    [InlineData("030\n000000")]
    public void What_cannot_be_dialled_is_refused(string typed) => Assert.Null(PhoneNumber.Read(typed));

    [Theory]
    [InlineData("Nr. KD-100234", "KD100234")]
    [InlineData("No. KD-100234", "KD100234")]
    [InlineData("Kundennummer: KD-100234", "KD100234")]
    [InlineData("Kd.-Nr.: 100234", "100234")]
    [InlineData("Customer number: KD-100234", "KD100234")]
    [InlineData("Número de cliente: KD-100234", "KD100234")]
    [InlineData("N.º 100234", "100234")]
    [InlineData("№ KD-100234", "KD100234")]
    [InlineData("Номер клиента: 100234", "100234")]
    [InlineData("KD\u2011100234", "KD100234")]
    [InlineData("kd-10 0234", "KD100234")]
    [InlineData("NR-100234", "NR100234")]
    [InlineData("NO 55", "NO55")]
    [InlineData("N100234", "N100234")]
    public void A_word_before_a_customer_number_is_no_part_of_it(string typed, string number) =>
        Assert.Equal(number, CustomerNumber.Read(typed));
}
