namespace Portal.Search.Analysis.Stemming;

/// <summary>The endings of Catalan nouns, adjectives and verbs, by what is done about them.</summary>
internal static class CatalanSuffixes
{
    /// <summary>Actions: 0 cut in R1, 1 cut in R2, 2 becomes "log" in R2, 3 becomes "ic" in R2, 4 becomes "c" in R1.</summary>
    public static readonly Endings Standard = new(
        """
        ialista ionista atòria íssima adora adura ancia ativa encia sfera ència íinia ívola alla assa dora ella enca eria essa inia
        issa ista ària ícia ana era esa eta ima ina ita iva nça ora osa ota ístic enc esc ud ialisme ionisme ivisme able aire atge
        ible icte isme iste ble tori ari ici íci ívol all ell al il issem ìssem íssem íssim isam ìssin amen ificar itzar egar ejar
        itar dor dur fer ar or allengües ativitats bilitats ialismes ialistes ionistes atòries ivitats íssimes aments ancies atives
        encies formes idores ències íssims ables adors asses assos atius cions doras dores dures eries ibles ictes idors inies ismes
        issos istes itats ments toris trius àries ícies ínies ïtats ants aris bles dors ells ents eres eses esos icis imes ines ions
        ites ives nces ores oses osos otes ícis als ats dís ers ets ims ius ors ots uds uts ls ès és ís ós ativitat bilitat isament
        ivitat ament ient itat ment ïtat ant ent et ot isseu ìsseu ísseu íssiu atiu triu ació ció ió ó
        """,
        "acions ada ades",
        "lógica logia logía logi lógiques logies logíes lógics logis",
        "ica ic iques ics",
        "quíssima quíssim quíssimes quíssims"
    );

    /// <summary>Actions: 0 cut in R1, 1 cut in R2.</summary>
    public static readonly Endings Verbs = new(
        """
        adora aria aría ería esca iera iria iría isca itza ïsca aba ada ara ava ida ira ixa uda ïda ïra ia ía ïa isc ïsc ad ed id
        aste iese iste ase dre ie re esqui eixi itzi ini ii aríem assim essim iguem irìem iríem issim àssem àssim èssim éssem éssim
        íssim ïguem arem avem irem àrem àvem ávem írem íem am em ïm esquen esquin isquen ïsquen arian arien arían assen assin eixen
        eixin erían essen essin ieran ieron iesen irien irían issen issin éssen ïssen ïssin aban aran aren aron arán asen aven eren
        erán inin iran iren irán isin ixen àren ïren ïxen ien iïn sin ían ïen an en in iendo eixo itzo ado ido ixo ïxo io eixer ador
        tzar ar er ir aríamos eríamos iríamos iéramos iésemos adores aremos aríais asteis eremos eríais esques esquis ierais ieseis
        iremos iríais isteis ábamos áramos ásemos ïsques abais adors arais aries aréis arías aseis asses assis atges eixes eixis
        erass eréis erías esses essis ieras ieses iries iréis irías isses issis itzis íamos ïsses ïssis abas adas ades ados amos
        aras ares aràs arás arés ases aves ents erás idas ides idos imos inis ires iràs irás isis ixes ques udes íais ïdes ïres ïxes
        ams ass ats ess ids ies its iïs sis áis ías ïes as es às és ís ant ent int at it ut ït eresseu aríeu asseu assiu esseu igueu
        irìeu iríeu issiu itzeu àsseu àssiu èssiu ésseu éssiu íssiu ïgueu areu erau ineu ireu àreu àveu áveu íreu ieu ìeu íeu au ïu
        eix ix ïx itz itzà arà irà ià ará erá irá irè aré eré iré í iï ió
        """,
        "ando"
    );

    public static readonly Endings Pronouns = new(
        """
        sela -la la -me -te le me se -li 'hi hi li 'l -m 'm -n 'n selo 'ho ho lo selas selos -les -nos -ls -ns -us ens las les los
        nos vos 'ls 'ns us 's 't
        """
    );

    public static readonly Endings Residual = new("a e i ïn o ir is os ïs s it eu iu itz á à é ì í ï ó", "iqu");
}
