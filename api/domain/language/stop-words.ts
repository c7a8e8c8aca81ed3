/**
 * Words that tell when or that something works, not what: they count, for less than the others. Folded, by language.
 */
export const passingWords: Record<string, string> = {
  en: 'afternoon ago always anymore day days evening ever hour hours keep keeps kept longer minute minutes morning still since stopped suddenly today tomorrow tonight week weeks work working works worked yesterday',
  de: 'abend gestern heute immer jetzt minuten mittag morgen nachmittag ploetzlich plotzlich stunde stunden tag tage woche wochen',
  fr: 'aujourd hui heure heures hier jour jours matin minutes semaine soir toujours soudain demain',
  es: 'ayer dia dias hora horas hoy manana minutos semana siempre tarde',
  pt: 'dia dias hoje hora horas manha minutos ontem semana sempre tarde',
  it: 'giorno giorni ieri mattina minuti oggi ora ore sempre sera settimana',
  nl: 'altijd avond dag dagen gisteren minuten morgen ochtend uur uren vandaag week',
}

/** Words that deny the next one: what "stopped arriving" does not arrive, and nobody asks how to stop something. Folded, by language. */
export const wordsThatEnd: Record<string, { word: RegExp; next: RegExp }> = {
  en: { word: /^(stop|stops|stopped|quit|quits|cease|ceases|ceased)$/, next: /^[a-z]{2,}ing$/ },
}

/**
 * Words that say nothing about the matter of a question, folded, by language. Denials and directions stay: "not ready" is not "ready".
 */
export const stopWords: Record<string, string> = {
  en:
    'a about after again all also am an and any are aren as at be because been before being but by can could couldn ' +
    'd did didn do does doesn doing don for from further get gets getting give go goes got had hasn has have haven having ' +
    'he hello help her here hers hi him his how i if in into is isn it its itself just know let like ll m make may me ' +
    'might mine more most much must my need now of on once only or other our ours own please possible re s same shall she ' +
    'should so some such t than thank thanks that the their theirs them then there these they this those through to too ' +
    'try trying under until up use ve very want was wasn way we were what when where which while who whom why will won ' +
    'would wouldn you your yours',
  de:
    'aber alle als am an auch auf aus bei beim bin bis bitte da dabei damit danke dann das dass dem den denn der des dessen ' +
    'die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas euch euer fur ' +
    'gibt hab habe haben hallo hat hatte hier hilfe ich ihm ihn ihr ihre im in ins ist ja jetzt kann kannst koennen konnen ' +
    'man mein meine meinem meinen meiner mich mir mit muss nach noch nun nur ob oder sein seine seit sich sie sind so soll ' +
    'uber ueber um und uns unser unsere vom von vor wann war warum was weil welche welcher welches wenn wer werden wie wieso will wir ' +
    'wird wo wurde zu zum zur',
  fr:
    'a ai ainsi alors apres au aussi aux avant avec avoir bonjour c ca car ce cela ces cet cette chez comme comment d dans ' +
    'de depuis des donc du elle elles en encore est et etait ete etre eu faire fait faut il ils j je l la le les leur leurs ' +
    'lui m ma mais me merci mes moi mon n nos notre nous on ont ou par parce peut peux plait pour pourquoi puis qu quand que ' +
    'quel quelle quels quelles qui quoi s sa se ses si son sont sur t ta te tes toi ton tous tout toute tu un une vos votre ' +
    'vous y',
  es:
    'a al algo ante antes aqui asi aun aunque ayuda cada como con cual cuales cuando de del desde donde dos e el ella ellas ' +
    'ellos en entre era es esa ese eso esta estan estas este esto estos estoy favor gracias ha hace hacer hacia han hasta hay ' +
    'he hola la las le les lo los mas me mi mis mucho muy necesito nos nuestra nuestro o os para pero por porque puede ' +
    'puedo que quien quiero se ser si sobre son soy su sus te tengo ti tiene todo todos tu tus un una unas uno unos y ya yo',
  pt:
    'a agora ainda ajuda ao aos as ate com como da das de dela dele depois do dos e ela elas ele eles em entre era essa esse ' +
    'esta estao estas este estou eu favor foi ha isso isto ja la lhe mais mas me mesmo meu meus minha minhas muito na nas ' +
    'no nos nossa nosso num numa o obrigado ola onde os ou para pela pelas pelo pelos pode por porque posso preciso qual ' +
    'quando que quem quero se seja ser seu seus so sobre sou sua suas tambem te tem tenho teu um uma umas uns voce voces',
  it:
    'a ad agli ai al alla alle allo anche ancora avere c che chi ci ciao come con cosa cosi cui d da dai dal dalla dalle ' +
    'degli dei del della delle dello di dopo dove e ecco ed era essere fa favore gli ha hai hanno ho i il in io l la le lei li ' +
    'lo loro lui ma me mi mia mie miei mio molto ne negli nei nel nella nelle noi nostra nostro o ogni per perche piu poi ' +
    'posso puo prima qual quale quali quando quanto quella quello questa queste questi questo qui se sei si sia siamo sono ' +
    'sta su sua sue sugli sul sulla suo suoi te ti tra tu tutti tutto tua tuo un una uno vi voglio voi vostro',
  nl:
    'aan al alles als altijd ben bij bent daar dan dat de deze die dit doe doen door dus een en er ge geen had hallo heb ' +
    'hebben heeft help het hier hij hoe hun ik in is ja je jij jou jouw jullie kan kunnen maar me meer men met mij mijn moet ' +
    'na naar nog nu of om omdat ons onze ook op over s t te tegen toch toen tot u uit uw van veel voor waar waarom wanneer want ' +
    'waren was wat we wel welke wie wij wil worden wordt zal ze zelf zich zij zijn zo zou',
}
