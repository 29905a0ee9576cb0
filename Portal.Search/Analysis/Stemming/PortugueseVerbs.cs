namespace Portal.Search.Analysis.Stemming;

/// <summary>The verb endings of Portuguese (step 2), looked for in RV only; nasal vowels are written with a tilde behind them.</summary>
internal static class PortugueseVerbs
{
    private static readonly Endings Regular = new(
        """
        aria eria iria ada ara ava era ida ira ia asse aste esse este isse iste arei erei irei ei ariam assem eriam essem iriam
        issem aram arem avam eram erem iram irem iam am em ara~o era~o ira~o ando endo indo ado ido ar er ir aríamos eríamos iríamos
        ássemos êssemos íssemos aremos aríeis eremos eríeis iremos iríeis áramos ásseis ávamos éramos ésseis íramos ísseis ardes
        areis arias armos asses astes erdes ereis erias ermos esses estes irdes ireis irias irmos isses istes áreis áveis éreis
        íamos íreis adas ados amos aras ares arás avas emos eras eres erás idas idos imos iras ires irás ámos íeis ais eis ias as es
        is eu iu ou ará erá irá
        """
    );

    public static bool Cut(StemWord word, int verb)
    {
        var length = Regular.FindLongest(word, verb).Length;
        word.Cut(length);
        return length > 0;
    }
}
