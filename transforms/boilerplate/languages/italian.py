"""Italian."""

from __future__ import annotations

from transforms.boilerplate.languages.language import Language, each

ITALIAN = Language(
    code="it",
    related_labels=(
        r"leggi (?:anche|pure|di più|ancora)|per approfondire|approfondisci|guarda anche|ti potrebbe interessare(?: anche)?|potrebbe interessarti(?: anche)?|articoli correlati|vedi anche",
    ),
    related_headings=(
        r"leggi anche|articoli (?:correlati|simili|consigliati|recenti|più letti)|(?:ti )?potrebbe interessar(?:ti|e)(?: anche)?|potrebbero interessarti(?: anche)?|per approfondire|(?:i|le|gli articoli) più (?:letti|lette|visti|viste|condivisi|commentati)|più letti|ultime notizie|altre notizie(?: .{2,30})?|notizie correlate|guarda anche|ultim'ora",
    ),
    teasers=(*each("fotogallery videogallery infografica"), "il video", "le foto", "le immagini"),
    about=each("su di da"),
    share_words=each("condividi condividere tweetta twitta"),
    share_beside=each("stampa copia salva invia ascolta commenta link posta"),
    share_fillers=each("questo questa articolo su con per via il la l e o pagina l'articolo tramite in"),
    share_sayings=(
        r"(?:condividi|stampa|salva|ascolta|invia|copia) (?:questo |l'|quest'|la |il |su |via )(?:articolo|pagina|link|notizia|facebook|twitter|whatsapp|telegram|linkedin|e-?mail)(?: (?:su|via|con|per) .{2,30})?|link copiato!?|copia (?:il )?link",
    ),
    prompt_openings=(
        r"abbonati (?:ora|subito|a|per|e)\b|iscriviti|ricevi|seguici|segui|scarica|registrati|sostieni|sostienici|accedi|scopri|unisciti|resta aggiornato|rimani aggiornato|vuoi|non perder\w*|per (?:leggere|continuare|ricevere)|(?:la nostra|il nostro)\b",
    ),
    prompt_topics=(
        r"bollettino|notifiche|newsletter|abbonamento|nostra app|canale (?:whatsapp|telegram|youtube)|nostro (?:canale|giornalismo)|google news|casella di posta|iscri(?:viti|zione)|su (?:facebook|instagram|twitter|whatsapp|telegram|youtube)",
    ),
    reader=each("ti tuo tua tuoi noi nostro nostra"),
    prompt_sayings=(
        r"abbonati(?: (?:ora|subito|adesso|qui))?[!.]?|iscriviti(?: (?:ora|subito|alla|gratis|al|a|per)\b.{0,80})?[!.]?|accedi|registrati|area riservata|il mio account|sei già (?:abbonato|registrato|iscritto)\??.{0,40}|hai già un abbonamento\??.{0,40}|non hai un account\??.{0,60}",
        r"(?:questo|il) (?:articolo|contenuto) è (?:riservato|disponibile solo|dedicato|esclusivo)\b.{0,40}\babbonati\b.{0,60}|contenuto (?:riservato|per)\b.{0,20} (?:agli )?abbonati|per (?:continuare a leggere|leggere l'articolo)\b.{0,80}|hai dimenticato la password\??|password dimenticata\??|(?:il tuo )?indirizzo e-?mail",
        r"(?:puoi|potrai) (?:disiscriverti|cancellarti|annullare l'iscrizione) .{0,60}|seguici (?:anche )?su:?.{0,60}|iscrizione alla newsletter",
    ),
    ads=(
        r"pubblicità|annuncio|contenuto sponsorizzato|sponsorizzato|messaggio promozionale|(?:continua a leggere|l'articolo continua|continua|prosegui la lettura) (?:dopo|sotto)\b.{0,20}(?:pubblicità|annuncio)|continua a leggere|chiudi (?:la )?pubblicità",
    ),
    buttons=(
        r"(?:tu )?sei (?:qui|in) ?: ?.{0,60}(?:home|[>/|]).{0,60}|tempo (?:stimato )?di lettura ?:? ?\D{0,6}\d.{0,14}|lettura ?: ?\d{1,2} ?min(?:uti)?\.?|\d{1,2} ?min(?:uti)? di lettura",
        r"chiudi|indietro|avanti|successivo|precedente|torna (?:su|alla home|indietro|in alto)|vai al contenuto(?: principale)?|(?:apri|chiudi) (?:il )?menu|(?:mostra|carica) (?:altro|di più)|vedi tutt[ei]|leggi tutto|ingrandisci(?: la foto)?|guarda (?:la gallery|tutte le foto)|foto",
    ),
    tags=(r"argomenti|tag|etichette|parole chiave|temi|in questo articolo",),
    menu=each("politica economia cronaca cultura spettacoli esteri cerca sport meteo salute scienza tecnologia motori viaggi cucina abbonati accedi")
    + each("interni mondo società scuola lavoro gossip"),
    cookies=(
        r"(?:questo sito|il nostro sito)(?: web)? (?:usa|utilizza) .{0,20}cookie.{0,250}|(?:utilizziamo|usiamo|noi e i nostri partner utilizziamo) .{0,20}cookie.{0,250}|(?:accetta|rifiuta|gestisci|impostazioni|modifica)\b.{0,25}\bcookies?|(?:informativa|politica) (?:sui|dei) cookies?|cookie policy|accetta tutti|continua senza accettare",
    ),
    comments=(
        r"(?:\d+ ?|leggi i |mostra i |i )?comment[oi](?: ?:? ?\(?\d+\)?(?:[.|-] .{0,60})?)?|(?:lascia|scrivi|aggiungi|invia) (?:un|il tuo) commento|commenta(?: (?:la notizia|l'articolo|per primo))?|leggi e commenta|(?:i )?commenti (?:sono )?chiusi\.?|lascia una risposta|partecipa alla discussione",
    ),
    rights=(r"tutti i diritti(?: sono)? riservati|diritti riservati",),
    reproduction=(r"riproduzione\b[^.]{0,30}\b(?:riservata|vietata)\b.{0,80}|è vietata la riproduzione.{0,100}",),
    rights_signs=each("diritti riproduzione"),
    contributors=(
        r"\(?con (?:informazioni|il contributo|la collaborazione|il materiale|notizie) (?:di|della|dell'|da|delle) (?:agenzie|agenzia|ansa|afp|ap|reuters|adnkronos|agi)\b[^.\"]{0,60}\.?\)?|\(?ha(?:nno)? collaborato ?: ?[^.\"]{3,80}\.?\)?|\(?(?:traduzione|a cura) (?:di|della redazione) ?:? [^.\":]{3,40}\)?",
    ),
    origins=(
        r"quest[oa]?(?:'| )?(?:articolo|testo|intervista) (?:è (?:stat[oa] )?(?:apparso|uscito|pubblicat[oa])|è originariamente)\b.{0,160}|(?:articolo|testo) (?:originariamente )?(?:pubblicato|apparso) (?:originariamente|per la prima volta|in origine) .{2,100}",
    ),
    corrections=(r"rettifica|correzione|errata corrige|precisazione|nota della redazione|ndr",),
    correction_signs=(
        r"una (?:versione|precedente versione)|versione precedente|è stat[oa] (?:corrett|modificat|aggiornat)|per errore|erroneamente|abbiamo scritto",
    ),
    bios=(
        r"è (?:una? |un'|il |la |l')?[^.\"]{0,40}(?:giornalista|corrispondente|redattore|redattrice|cronista|editorialista|inviat[oa])\b[^.\"]{0,100}\.?(?: .{0,200})?",
    ),
    pictures=each("foto immagine immagini fotografia fotografie illustrazione crediti grafica"),
    stock_pictures=("(?:foto|immagine) d'archivio", "(?:foto|immagine) di repertorio"),
    captions=(
        r"(?:in questa|questa) (?:foto|immagine|fotografia)\b.{0,60}\b(?:d'archivio|scattata|diffusa|fornita)|(?:foto|immagine) (?:d'archivio|di repertorio|scattata|diffusa) (?:di|del|da|il|-)|una (?:foto|immagine) (?:d'archivio|diffusa|scattata)|(?:foto|immagine) (?:d'archivio|di repertorio) ?[:.-]",
    ),
    makers=("foto",),
    taken_by=each("di da"),
    out_of=("di",),
    published=each("pubblicato pubblicata pubblicazione creato inserito"),
    updated=each("aggiornato aggiornata aggiornamento modificato modificata modifica"),
    relative=each("ieri oggi fa"),
    beside_dates=each("il alle ore ieri oggi fa minuti minuto giorni ultimo ultima lettura del di e"),
    bylines=("a cura di", "scritto da", "articolo di"),
    bylines_of_names=("di",),
    byline_labels=each("testo autore autrice"),
    desks=("redazione",),
    roles=each("redazione redattore redattrice corrispondente inviato inviata giornalista cronista"),
    joints=each("e con"),
    sources=("fonte", "link originale", "articolo originale", "fonte originale"),
    speech=(r"ha detto|ha dichiarato|ha spiegato|ha annunciato|secondo",),
)
