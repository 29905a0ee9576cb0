namespace Portal.Search.Analysis.Stemming;

/// <summary>The verb endings of Spanish (steps 2a and 2b), looked for in RV only.</summary>
internal static class SpanishVerbs
{
    private static readonly Endings WithY = new("ya ye yan yen yeron yendo yo yó yas yes yais yamos");

    private static readonly Endings Regular = new(
        "en es éis emos",
        """
        aría ería iera iría aba ada ara ida ía ad ed id aste iese iste ase arían erían ieran ieron iesen irían aban aran aron arán
        asen erán irán ían an iendo ando ado ido ar er ir aríamos eríamos iríamos iéramos iésemos aremos aríais asteis eremos eríais
        ierais ieseis iremos iríais isteis ábamos áramos ásemos abais arais aréis arías aseis eréis erías ieras ieses iréis irías
        íamos abas adas ados amos aras arás ases erás idas idos imos irás íais áis ías as ís ará erá irá aré eré iré ió
        """
    );

    public static bool CutY(StemWord word, int verb)
    {
        var length = WithY.FindLongest(word, verb).Length;
        if (length == 0 || word.Last(length + 1) != 'u')
            return false;
        word.Cut(length);
        return true;
    }

    public static void Cut(StemWord word, int verb)
    {
        var (length, action) = Regular.FindLongest(word, verb);
        word.Cut(length);
        if (action == 0 && word.Ends("gu"))
            word.Cut(1);
    }
}
