"""French."""

from __future__ import annotations

from transforms.boilerplate.languages.language import Language, each

FRENCH = Language(
    code="fr",
    related_labels=(
        r"(?:à |a )?lire (?:aussi|également|ensuite|plus)|à lire|(?:sur le même sujet|voir aussi|articles liés|lisez aussi|découvrez aussi|pour aller plus loin|en savoir plus)|à (?:voir|découvrir) (?:aussi|également)",
    ),
    related_headings=(
        r"(?:à |a )?lire (?:aussi|également)|sur le même (?:sujet|thème)|voir aussi|articles (?:liés|similaires|recommandés|associés|récents)|les (?:plus|articles les plus) (?:lus|populaires|partagés|commentés)",
        r"à (?:découvrir|voir|ne pas manquer)(?: également| aussi)?|(?:notre|nos) sélections?|dans la même rubrique|plus (?:d'articles|d'actualités)(?: .{1,30})?|vous (?:aimerez|pourriez) (?:aussi|aimer aussi|également aimer)|à la une|nos derniers articles",
    ),
    teasers=(*each("vidéo vidéos diaporama infographie podcast"), "en images", "en vidéo", "en photos"),
    about=each("sur de du"),
    share_words=each("partager imprimer enregistrer tweeter copier partagez retweeter sauvegarder"),
    share_beside=each("envoyer lien écouter commenter courriel mail"),
    share_fillers=each("sur cet le la l'article l article cette via par ce page au aux plus ou et"),
    share_sayings=(
        r"(?:partager|partagez|envoyer|imprimer|écouter|enregistrer|sauvegarder|copier|commenter) (?:cet|l'|cette|le|la|ce) ?(?:article|page|lien|contenu)(?: (?:sur|par|via|avec) .{2,40})?|lien copié ?!?|(?:partagez|partager) (?:sur|via|par) .{2,40}",
    ),
    prompt_openings=(
        r"abonnez|abonne-toi|inscrivez|recevez|soutenez|suivez|téléchargez|découvrez|rejoignez|retrouvez|profitez|accédez|pour (?:lire|accéder|continuer|recevoir)|ne manquez|chaque (?:jour|matin|semaine|soir)|(?:notre|nos|toute l'actualité)\b",
    ),
    prompt_topics=(
        r"infolettre|boîte mail|abonn[eé]|newsletter|lettre d'information|notre application|nos alertes|chaîne whatsapp|espace abonné|articles? gratuits?|sur (?:facebook|instagram|twitter|whatsapp|telegram|youtube|google (?:news|actualités))",
    ),
    reader=each("vous votre vos nous nos je"),
    prompt_sayings=(
        r"(?:je )?m'abonner?|s'abonner|abonnez-vous(?: .{0,60})?[!.]?|(?:se|me) connecter|s'inscrire|inscrivez-vous|(?:mon|créer un) compte|je m'abonne(?: .{0,40})?|déjà abonné(?:e|\(e\))? ?\??.{0,40}",
        r"(?:cet )?article (?:est )?(?:réservé|exclusivement réservé) (?:à|aux) (?:nos )?abonnés.{0,80}|il vous reste \d{1,3} ?% (?:de cet article )?à lire.{0,80}|la suite est réservée (?:à|aux) .{0,60}|pour lire la suite.{0,80}",
        r"mot de passe oublié ?\??|(?:votre )?(?:adresse )?(?:e-?mail|courriel)|inscription (?:à la )?newsletter|vous pouvez vous désinscrire à tout moment.{0,80}|en vous inscrivant.{0,160}|suivez-nous sur .{2,60}|faire un don",
    ),
    ads=(
        r"publicité|annonce|contenu sponsorisé|sponsorisé|publi-?reportage|(?:la suite|l'article continue|suite de l'article) (?:après|sous) (?:la|cette) (?:publicité|pub)|(?:fermer|passer|masquer) la publicité|votre (?:article|contenu) continue .{0,40}",
    ),
    buttons=(
        r"vous êtes ici ?: ?.{0,60}(?:accueil|home|[>/|]).{0,60}|temps de lecture ?:? ?\D{0,6}\d.{0,14}|lecture ?:? ?\d{1,2} ?min(?:utes?)?\.?|\d{1,2} ?min(?:utes?)? de lecture",
        r"fermer|retour|suivant|précédent|accueil|(?:retour|revenir) (?:à l'accueil|en haut)|haut de page|aller au contenu(?: principal)?|(?:ouvrir|fermer) (?:le menu|la recherche|la navigation.{0,20})|voir plus|afficher plus|lire (?:la suite|plus)|agrandir(?: l'image)?|voir (?:toutes les photos|la galerie)",
    ),
    tags=(r"mots[- ]clés|étiquettes|tags?|thèmes|dans cet article|sujets|rubriques?",),
    menu=each("accueil politique économie culture monde recherche société sports météo faits-divers vidéos régions planète idées débats")
    + each("connexion contact abonnement actualités"),
    cookies=(
        r"(?:nous|nous et nos partenaires) (?:utilisons|déposons) des cookies.{0,250}|(?:ce site|notre site) utilise des cookies.{0,250}|en poursuivant votre navigation.{0,250}|(?:gérer|accepter|refuser|paramétrer|modifier)\b.{0,20} cookies|(?:politique|gestion) (?:des|de) cookies|tout (?:accepter|refuser)|continuer sans accepter",
    ),
    comments=(
        r"(?:\d+ ?|aucun |les |voir les |lire les )?commentaires?(?: ?:? ?\(?\d+\)?(?:[.|-] .{0,60})?)?|(?:laisser|laissez|ajouter|écrire|poster|publier) (?:un|votre) commentaire|commenter|réagir|réagissez(?: .{0,40})?|(?:les )?commentaires (?:sont fermés|fermés)\.?|soyez le premier à (?:commenter|réagir)\.?",
    ),
    rights=(r"tous droits réservés",),
    reproduction=(r"(?:toute )?reproduction\b[^.]{0,60}\b(?:interdite|est interdite|autorisation)\b.{0,80}",),
    rights_signs=each("droits reproduction"),
    contributors=(
        r"\(?avec (?:l'|les )?(?:afp|ap|reuters|agences?|belga|efe|ats|la presse canadienne)\b[^.\"]{0,60}\.?\)?|\((?:source|propos recueillis par) ?:? ?[^()]{2,60}\)|propos recueillis par [^.\"]{3,60}\.?|traduit de l'[^.\"]{3,60} par [^.\"]{3,60}\.?",
    ),
    origins=(
        r"cet article (?:a été|est) (?:initialement |d'abord )?(?:publié|paru|initialement paru)\b.{0,160}|(?:article|texte) (?:initialement|d'abord) (?:publié|paru) .{0,120}",
    ),
    corrections=(r"correctif|rectificatif|erratum|mise à jour|précision|note de la rédaction|ndlr",),
    correction_signs=(
        r"une (?:version|première version)|version (?:précédente|antérieure|initiale)|a été (?:corrigé|modifié)|contrairement à ce que|nous avons (?:écrit|indiqué|corrigé)",
    ),
    bios=(
        r"est (?:une? |le |la )?[^.\"]{0,40}(?:journaliste|correspondante?|rédacteur|rédactrice|reporter|chroniqueu(?:r|se)|éditorialiste)\b[^.\"]{0,100}\.?(?: .{0,200})?",
    ),
    pictures=(
        *each("photo photos crédit crédits illustration infographie"),
        "crédit photo",
        "crédits photo",
        "photo d'illustration",
        "capture d'écran",
    ),
    stock_pictures=("photo d'archives?", "image d'archives?", "photo d'illustration", "image d'illustration"),
    captions=(
        r"(?:sur )?cette (?:photo|image|capture)\b.{0,60}\b(?:prise|fournie|diffusée|publiée) (?:le|par|en)|(?:photo|image) d'(?:archives?|illustration) (?:de|du|montrant|prise|-)|(?:photo|image) (?:prise|fournie|diffusée) (?:le|par)",
    ),
    taken_by=each("de par"),
    out_of=("sur",),
    published=each("publié publiée publie paru parue posté créé écrit"),
    updated=each("jour modifié modifie modifiée màj actualisé"),
    relative=("il",),
    beside_dates=each("le la les mis mise à a il y heures heure h hier aujourd'hui dernière et par minutes jours en temps lecture"),
    bylines=("par", "propos recueillis par", "rédigé par"),
    byline_labels=each("auteurs? texte"),
    desks=("rédaction",),
    roles=each("rédaction rédacteur rédactrice envoyé envoyée spécial spéciale correspondante chroniqueur chroniqueuse"),
    joints=each("et avec à"),
    sources=("lien", "source originale", "article original", "lien original", "source de l'article"),
    speech=(r"a dit|a déclaré|a expliqué|a annoncé|selon",),
)
