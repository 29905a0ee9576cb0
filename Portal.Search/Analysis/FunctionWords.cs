using System.Collections.Frozen;

namespace Portal.Search.Analysis;

/// <summary>
/// The words that hold a sentence together and say little of what it is about: articles, pronouns, prepositions, auxiliaries. Among a dozen
/// articles "my" may stand in one and so look as rare as "password"; here a language says what a small index cannot know. They stay
/// searchable and only weigh less.
/// </summary>
internal static class FunctionWords
{
    /// <summary>What such a word weighs beside one that says something; from .5 to .7 it measures about the same.</summary>
    public const double Weight = 0.7;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = new Dictionary<string, string>
    {
        ["en"] = """
            a about after again all also am an and any anyone anything are as at be because been before being both but by can can't cannot
            could did didn't do does doesn't doing don't during each
            either else ever every for from get gets got had has have having he her here him his how however i i'd i'll i'm i've if in into
            is isn't it it's its just let like may me might more most
            much must my neither no nor not of on once one only or other our out over own please same shall she should so some someone
            something such than that that's the their them then there
            there's these they this those through to too under until up upon us very via want was we were what what's when where whether
            which while who whom whose why will with within without
            won't would yet you your yours cant couldnt didnt doesnt dont im isnt ive shouldnt thats theres wasnt whats wont wouldnt
            """,
        ["de"] = """
            ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim bin bis bist da dabei
            dafür damit dann daran darauf darin das dass dazu dein deine
            dem den denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines
            einige er es etwas euch euer falls für gegen gibt habe
            haben hat hatte hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja jede jedem jeden jeder jedes
            jetzt kann kein keine keinen können könnte man mehr mein
            meine meinem meinen meiner mich mir mit möchte möchten muss müssen nach nicht nichts noch nun nur ob oder ohne schon sehr sein
            seine seinem seinen seiner seit sich sie sind so sobald
            sodass soll sollen sollte sollten sondern sonst sowie über um und uns unser unsere unter viel vom von vor wann warum was weil
            welche welchem welchen welcher welches wenn wer werden
            wie wieder will wir wird wo wurde würde zu zum zur zwischen
            """,
        ["es"] = """
            a acerca ahora al algo algún alguna algunas alguno algunos ante antes así aún aunque bien cada como cómo con contra cual cuál
            cuales cuáles cualquier cuando cuándo cuánto de deben debe
            debo del desde después donde dónde dos durante e el él ella ellas ellos en entre era es esa esas ese eso esos esta está estas
            este esto estos están estoy fue fueron ha hacer hace hacia
            han has hasta hay he la las le les lo los más me mediante mi mis mismo muy nada ni no nos nosotros nuestra nuestro o otra otras
            otro otros para pero poco por porque puede pueden puedo
            que qué quien quién quiero se sea según ser si sí sido siempre sin sobre solo sólo son soy su sus también tan tanto te tener
            tengo tiene tienen todas todo todos tras tu tú tus un una
            unas uno unos usted y ya yo
            """,
        ["pt"] = """
            a à agora ainda algo algum alguma algumas alguns ante antes ao aos apenas após aquela aquele aquilo as às assim até bem cada com
            como contra cuja cujo da das de dela dele deles depois
            desde dessa desse desta deste deve devem devo do dos durante e é ela elas ele eles em então entre era essa essas esse esses esta
            está estão estas este estes estou eu faz fazer foi foram
            há isso isto já lhe lhes lo mais mas me mediante mesmo meu meus mim minha minhas muito na não nas nem nenhum nenhuma no nos nós
            nossa nosso num numa o onde os ou outra outras outro
            outros para pela pelas pelo pelos pode podem por porque porquê posso pouco qual quais qualquer quando quanto que quê quem quero
            são se seja sem sempre ser seu seus si sido só sob sobre
            sou sua suas também tão te tem têm tenho ter teu toda todas todo todos tu tua tudo um uma umas uns você vocês
            """,
        ["ru"] = """
            а без более будет будут бы был была были было быть в вам вами вас ваш ваша ваше вашего вашей вашем ваши ваших вашу весь во вот
            все всё всего всех вы где да для до его ее её ей ему если
            есть ещё еще же за здесь и из или им их к как какая какие какой какое кем когда кого кому кто куда ли либо лишь между меня мне
            много может можно могут мой моя мои моё моего моей моем мы
            на над надо нам нас наш не него нее неё ней нельзя нет ни них но ну нужно о об один одна одно однако он она они оно от откуда
            перед по под после потом потому почему при про с сам себе
            себя сейчас со свой своего своей свои своих свою сколько так также такая такие такое такой там тебе тебя тем теперь то тогда
            того тоже той только том тот ту тут ты у уже хочу чего чей
            чем что чтобы чья эта эти этих это этого этой этом этот эту я
            """,
        ["ca"] = """
            a abans això aixó al algun alguna algunes alguns allò als altra altre altres amb ans aquell aquella aquelles aquells aquest
            aquesta aquestes aquests així bé cada com contra de del dels
            des després dins doncs dos durant e el ell ella elles ells els em en encara ens entre era és esta està estan estic et eu fa feia
            fer fins ha han has havia he hi ho i ja jo l la les li
            llavors lo los m ma mai malgrat me mentre meu meus meva meves més mitjançant molt molta molts n ni no nosaltres nostra nostre o
            on per però perquè perqué poc pot poden podeu puc qual
            quals qualsevol quan quant que què quin quina quines quins qui quelcom s sa se segons sempre sense ser seu seus seva seves si sí
            sigui sobre sols són soc sóc sota t també tan tant te té
            tenen tenir tinc tot tota totes tots tu un una unes uns us va van vol voleu vostre vostra vostè vull
            """,
    }.ToFrozenDictionary(pair => pair.Key, pair => Split(pair.Value));

    // They turn a sentence round: who has no internet does not ask about the internet.
    private static readonly FrozenDictionary<string, FrozenSet<string>> Negations = new Dictionary<string, string>
    {
        ["en"] =
            "no not never nothing without cannot can't cant don't dont doesn't doesnt didn't didnt isn't isnt won't wont wasn't wasnt "
            + "couldn't couldnt",
        ["de"] = "kein keine keinen keiner keines nicht nichts ohne nie",
        ["es"] = "no sin nada ni nunca",
        ["pt"] = "não nao sem nem nada nunca",
        ["ru"] = "не нет без ни ничего",
        ["ca"] = "no sense res ni mai cap",
    }.ToFrozenDictionary(pair => pair.Key, pair => Split(pair.Value));

    private static readonly FrozenSet<string> None = FrozenSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Those of a language, as surfaces; none of a language that is not known.</summary>
    public static FrozenSet<string> For(string language) => Words.GetValueOrDefault(language, None);

    /// <summary>
    /// The words of a language that deny something, as surfaces. Some of them hold sentences together as well, and weigh what such words
    /// weigh; they are never left out.
    /// </summary>
    public static FrozenSet<string> NegationsOf(string language) => Negations.GetValueOrDefault(language, None);

    private static FrozenSet<string> Split(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
