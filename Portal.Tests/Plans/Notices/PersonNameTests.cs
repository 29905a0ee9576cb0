using Portal.Web.Plans.Notices;

namespace Portal.Tests.Plans.Notices;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Customer Müller", "customer mueller", true)]
    [InlineData("Customer Müller", "MULLER, Customer", true)]
    [InlineData("José-María Núñez", "jose maria nunez", true)]
    [InlineData("Пётр Клиент", "КЛИЕНТ ПЕТР", true)]
    [InlineData("Customer Müller", "Customer Meier", false)]
    [InlineData("Customer Müller", "Müller", false)]
    [InlineData("Customer Müller", "", false)]
    [InlineData("", "", false)]
    public void Two_names_are_the_same_however_they_are_written(string known, string typed, bool same) =>
        Assert.Equal(same, PersonName.Fits(typed, known));
}
