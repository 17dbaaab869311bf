from languages.examples import Examples

FRENCH = Examples(
    lines={
        "related_labels": (
            "À lire aussi : Qui paiera la passerelle du canal\nSur le même sujet : la longue attente des bateliers",
            "Lire aussi bien que son frère, voilà ce que voulait la petite.",
        ),
        "related_headings": ("Sur le même sujet\nLes plus lus", "À la une du village"),
        "teasers": ("En images : la fête du quartier\nDiaporama : les ponts de la ville", "Vidéo et papier ne se valent pas, plaide la maîtresse."),
        "share_words": ("Partager\nPartager sur Facebook", "Partager le fleuve"),
        "share_sayings": ("Imprimer l'article\nLien copié !", "Partager la page, disait-elle, c'est partager le pain."),
        "prompt_openings": (
            "Inscrivez-vous à notre newsletter pour tout savoir du quartier.",
            "Nos voisins d'en face ont tout vu.\nDécouvrez la ville à pied, conseille la guide.",
        ),
        "prompt_sayings": (
            "Cet article est réservé aux abonnés.\nMot de passe oublié ?\nS'abonner",
            "Cet article est réservé aux communes de montagne, précise la loi.",
        ),
        "ads": ("Publicité\nLa suite après cette publicité", "Publicité mensongère\nLa suite après la pluie"),
        "buttons": (
            "Vous êtes ici : Accueil > Région > Canal\nTemps de lecture : 4 min\nRetour à l'accueil",
            "Vous êtes ici : bienvenue au port\nRetour au calme",
        ),
        "tags": ("Mots-clés : canal, passerelle, budget", "Thèmes du soir, la passerelle et l'argent n'ont guère occupé la salle."),
        "menu": ("Accueil Politique Économie Culture", "Politique et culture"),
        "cookies": (
            "Nous utilisons des cookies pour mesurer notre audience.\nGérer les cookies",
            "Des cookies, la grand-mère n'en faisait jamais, disait-on au village.",
        ),
        "comments": ("12 commentaires\nLaisser un commentaire", "Commentaire de la mairie ce lundi, il n'y en eut aucun."),
        "rights": ("© La Gazette du Canal 2024 - Tous droits réservés", "Tous droits sur l'œuvre furent vendus en 1980 pour une caisse de vin."),
        "reproduction": ("Toute reproduction interdite sans autorisation", "La reproduction des saumons a commencé plus tôt cette année."),
        "contributors": ("(avec AFP)\nPropos recueillis par Anne Lebrun", "Avec les pierres de la carrière, on répare le mur."),
        "origins": (
            "Cet article a été initialement publié dans la Gazette du dimanche.",
            "Cet article de la loi a été voté en 1905, rappelle le juge.",
        ),
        "corrections": (
            "Rectificatif : une version précédente de cet article donnait un autre nom au club.",
            "Précision : le mur aura finalement un mètre de plus.",
        ),
        "bios": ("Hélène Dubois est journaliste au service local et suit les canaux.", "Anne Lebrun est la dernière à fermer la grille, le soir."),
        "pictures": (
            "Crédit photo : Ida Moen\nLa passerelle au soir. Photo : Ida Moen/La Gazette",
            "Il parlait de la guerre. Les photos manquent toutes.",
        ),
        "stock_pictures": (
            "Photo d'illustration\nLa vieille passerelle en hiver (photo d'archives)",
            "Archives ouvertes à tous, promet la mairie depuis dix ans.",
        ),
        "captions": (
            "Photo d'archives de la passerelle, prise par un éclusier en 1951",
            "Cette photo montre une femme en rouge, et rien d'autre, dit le guide.",
        ),
        "published": ("Publié le 3 mars 2024 à 14h05", "Publié deux fois, le rapport fut deux fois oublié."),
        "updated": ("Mis à jour le 4 mars 2024 à 9h10", "Modifié cent fois, le plan ne plaisait plus à personne."),
        "bylines": ("Par Anne Lebrun\nPropos recueillis par Anne Lebrun", "Par Anne Lebrun, on sait que la grille restait ouverte la nuit."),
        "byline_labels": ("Texte : Anne Lebrun", "Auteur et œuvre se séparent, dit le juge."),
        "desks": ("La rédaction", "Rédaction et imprimerie ont quitté la rive droite en 1990."),
        "sources": ("Article original : https://www.gazette.example/passerelle", "Lien entre les deux rives, la passerelle date de 1890."),
    },
    scrape=(
        ("nav", "Région"),
        ("title", "La passerelle du canal reste fermée encore un an"),
        ("byline", "Par Hélène Dubois"),
        ("date", "Publié le 3 mars 2024 à 14h05"),
        ("share", "Partager  Imprimer  Envoyer"),
        ("caption", "La passerelle fermée, lundi matin. Photo : Ida Moen"),
        (
            "keep",
            "La passerelle de bois qui franchit le canal restera fermée une année de plus, la ville n'ayant pas de quoi payer de nouveaux pieux.",
        ),
        ("keep", "Le conseil l'a décidé lundi soir après quatre heures de débat, contre l'avis des rameurs et des pêcheurs."),
        ("related", "À lire aussi : À qui appartient le canal"),
        ("ad", "Publicité"),
        ("keep", "« Partager les frais, oui, a dit le président du club d'aviron, mais pas la passerelle. »"),
        ("keep", "Partager, la ville ne le voulait pas non plus."),
        ("promo", "Abonnez-vous à notre newsletter"),
        ("related", "Sur le même sujet"),
        ("related", "Deux cygnes bloquent l'écluse"),
        ("comment", "7 commentaires"),
        ("footer", "© La Gazette du Canal 2024 - Tous droits réservés"),
    ),
    author="Hélène Dubois",
    published="2024-03-03T14:05:00",
)
