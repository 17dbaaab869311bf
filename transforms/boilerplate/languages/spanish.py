"""Spanish."""

from __future__ import annotations

from transforms.boilerplate.languages.language import Language, each

SPANISH = Language(
    code="es",
    related_labels=(
        r"(?:lea|lee|leé|leer|ver|vea|mira|mirá|mire) (?:también|además|más)|también (?:lea|lee|puede leer|te puede interesar)|(?:te|le) (?:puede|podría|recomendamos) (?:interesar|leer)",
        r"más (?:información|noticias|sobre el tema)|(?:noticias|notas|artículos|contenidos?) relacionad[ao]s?|no te pierdas|te recomendamos",
    ),
    related_headings=(
        r"(?:te|le) (?:puede|podría|recomendamos) (?:interesar|leer)|te recomendamos|(?:noticias|notas|artículos|contenidos?|temas) relacionad[ao]s?|(?:lo|las|los) más (?:leídos?|leídas|vistos?|vistas|popular(?:es)?|comentad[ao]s|compartid[ao]s)",
        r"(?:lea|lee) también|más (?:noticias|artículos|información)(?: (?:de|en|sobre) .{2,30})?|últimas noticias|también (?:te )?podría (?:interesarte|gustarte)|no te (?:lo )?pierdas|para saber más|noticias (?:destacadas|recomendadas)|ver más noticias(?: .{2,30})?",
    ),
    teasers=(*each("vídeo vídeos galería fotogalería infografía pódcast"), "en imágenes", "en fotos", "en vídeo"),
    about=each("sobre de en"),
    share_words=each("compartir compártelo imprimir enviar copiar tuitear comparte compartí"),
    share_beside=each("guardar enlace escuchar correo comentar"),
    share_fillers=each("en este esta artículo por con su el la un nota noticia página y o electrónico a más"),
    share_sayings=(
        r"(?:compartir|comparte|compartí|imprimir|guardar|enviar|escuchar|copiar) (?:est[ea]|el|la|en) (?:artículo|noticia|nota|página|enlace|contenido|redes(?: sociales)?)(?: (?:en|por|vía|con) .{2,30})?|(?:enlace|link) copiado!?|copiar (?:enlace|url|link)",
    ),
    prompt_openings=(
        r"suscr[ií]b(?:ete|ase|irse|irte|ite)|reg[ií]str(?:ate|ese|arse|arte)|recib[ae]|recibí|recíb\w+|sígu\w+|síg\w+|seguinos|sigue nuestr\w+|siga|apoya|apoye|descarga|descargue|únete|unite|apúntate|hazte|ayúdanos|haz clic|para (?:seguir|continuar|leer|recibir)|si (?:quieres|te gusta|ya)|(?:nuestro|nuestra)\b",
    ),
    prompt_topics=(
        r"boletín|(?:tu|su) correo|correo electrónico|notificaciones|suscri(?:pc|b|tor)|newsletter|canal de (?:whatsapp|telegram|youtube)|nuestra (?:app|aplicación)|nuestro (?:canal|periodismo)|periodismo independiente|hazte soci[oa]|en (?:facebook|instagram|twitter|whatsapp|telegram|youtube|google (?:news|noticias))",
    ),
    reader=each("tu tus su sus te nos nuestro nuestra"),
    prompt_sayings=(
        r"suscr[ií]bete|suscribite|suscribirse|suscr[ií]base|reg[ií]strate|registrarse|iniciar sesión|inicia sesión|hazte soci[oa](?:/[oa])?|mi cuenta|(?:crea|crear) (?:tu|una) cuenta|únete(?: ahora)?|dona(?: ahora)?|(?:suscríbete|regístrate|suscribite) (?:a|para|gratis|ahora|y)\b.{0,100}",
        r"(?:este|el) (?:artículo|contenido) es (?:exclusivo|solo|sólo) para (?:suscriptores|socios|usuarios|abonados)\b.{0,80}|contenido exclusivo(?: para .{3,40})?|(?:¿)?ya (?:eres|es|sos) (?:suscriptora?|soci[oa]|usuari[oa])\??.{0,40}|para (?:seguir|continuar) leyendo.{0,80}",
        r"¿?(?:olvidaste|has olvidado|olvidó) (?:tu|su|la) contraseña\??|(?:tu |su )?(?:correo electrónico|e-?mail)|recibe (?:las|nuestras|nuestro|nuestra|el)\b.{0,60}(?:boletín|newsletter|correo|whatsapp).{0,60}|puedes? darte de baja .{0,60}|s[ií]gu?e?nos (?:también )?en:?.{0,60}|conviértete en soci[oa].{0,60}",
    ),
    ads=(
        r"publicidad|anuncio|contenido patrocinado|patrocinado|(?:sigue leyendo|continúa leyendo|la nota continúa|el artículo continúa|continúa) (?:después|debajo|tras|abajo) .{0,40}(?:publicidad|anuncio)|(?:cerrar|saltar) (?:anuncio|publicidad)",
    ),
    buttons=(
        r"(?:usted )?estás? aquí ?: ?.{0,60}(?:inicio|portada|home|[>/|]).{0,60}|tiempo (?:estimado )?de lectura ?:? ?\D{0,6}\d.{0,14}|lectura ?: ?\d{1,2} ?min(?:utos?)?\.?|\d{1,2} ?min(?:utos?)?\.? de lectura",
        r"cerrar|volver|siguiente|anterior|inicio|volver (?:arriba|al inicio)|ir (?:al contenido|arriba)|saltar al contenido|(?:abrir|cerrar) (?:el )?menú|ver (?:más|menos|galería|todas las fotos)|mostrar (?:más|menos)|cargar más|leer más|ampliar(?: imagen| foto)?|fotos?",
    ),
    tags=(r"etiquetas|temas(?: relacionados)?|palabras clave|tags?|archivado en|en esta noticia",),
    menu=each("inicio portada política economía deportes cultura mundo buscar sociedad opinión sucesos televisión tecnología")
    + each("ciencia salud gente vídeos horóscopo clima espectáculos policiales clasificados suscripción"),
    cookies=(
        r"(?:utilizamos|usamos|nosotros y nuestros socios (?:utilizamos|usamos)) cookies.{0,250}|(?:este sitio|esta web|este sitio web|nuestra web|nuestro sitio)(?: web)? (?:usa|utiliza) cookies.{0,250}|(?:aceptar|rechazar|configurar|gestionar|acepto)\b.{0,20} cookies(?: .{0,30})?|(?:política|configuración|aviso|uso) de cookies|mis cookies",
    ),
    comments=(
        r"(?:\d+ ?|ver |ver los |mostrar |leer )?(?:\d+ ?)?comentarios?(?: ?:? ?\(?\d+\)?(?:[.|-] .{0,60})?)?|(?:deja|deje|dejá|escribe|añade|añadir|escribir|dejar|publica) (?:un|tu|su) (?:comentario|opinión)|deja una respuesta|comentarios cerrados\.?|(?:los )?comentarios están cerrados\.?|(?:únete|participa) (?:a|en) la conversación.{0,40}|sé el primero en comentar\.?",
    ),
    rights=(r"todos los derechos reservados|derechos reservados",),
    reproduction=(r"(?:queda )?prohibida (?:la|su) (?:reproducción|copia|difusión)\b.{0,160}|prohibida la reproducción.{0,160}",),
    rights_signs=each("derechos prohibida"),
    contributors=(
        r"\(?con (?:información|datos|material|aportes|reportes) (?:de|del) (?:la agencia |agencias?|afp|ap|efe|reuters|europa press|télam|notimex|dpa|cnn|bbc)[^.\"]{0,60}\.?\)?|\((?:efe|europa press|agencias|télam|redacción)\)|\(?(?:traducción|edición) ?: ?[^.\"]{3,60}\)?",
    ),
    origins=(
        r"(?:este|esta) (?:artículo|nota|texto|noticia|reportaje) (?:(?:fue|ha sido) (?:originalmente publicad[oa]|publicad[oa] (?:originalmente|por primera vez))|se publicó originalmente|apareció originalmente)\b.{0,160}|(?:artículo|texto) publicado originalmente en .{2,100}",
    ),
    corrections=(r"corrección|fe de (?:errores|erratas)|aclaración|nota (?:del editor|de la redacción|de redacción)|rectificación|actualización",),
    correction_signs=(
        r"una versión|versión (?:anterior|previa|inicial)|ha sido (?:corregid|modificad|actualizad)|fue corregid|se (?:indicó|publicó|dijo) (?:erróneamente|por error)|por error",
    ),
    bios=(
        r"es (?:una? |la |el )?[^.\"]{0,40}(?:periodista|corresponsal|redactora?|editora?|columnista|reporter[oa]|cronista)\b[^.\"]{0,100}\.?(?: .{0,200})?",
    ),
    pictures=each("foto fotos imagen imágenes fotografía fotografías crédito créditos ilustración fotógrafo infografía"),
    stock_pictures=("(?:foto|imagen|fotografía) de archivo", "(?:foto|imagen) de referencia", "imagen ilustrativa", "foto ilustrativa"),
    captions=(
        r"en esta (?:foto|fotografía|imagen)\b.{0,60}\b(?:de archivo|tomada|difundida|proporcionada|facilitada)|(?:foto|fotografía|imagen) (?:de archivo|cedida|facilitada|tomada|difundida) (?:de|por|el|del|-)|(?:foto|imagen) de archivo ?[:.-]",
    ),
    taken_by=each("de por"),
    out_of=("de",),
    published=each("publicado publicada publicación creado"),
    updated=each("actualizado actualizada actualización modificado modificada"),
    relative=each("hace ayer hoy"),
    beside_dates=each("el de del las los la a hora horas hrs hace ayer fecha última ultima hoy minutos días y por lectura"),
    bylines=("por", "escrito por", "redactado por"),
    byline_labels=each("texto autora?"),
    desks=("redacción",),
    roles=each("redacción redactor redactora corresponsal enviado enviada especial periodista cronista"),
    joints=each("y con"),
    sources=("fuente", "enlace", "url original", "fuente original", "ver original", "artículo original"),
    speech=(r"dijo|afirmó|aseguró|explicó|señaló|según",),
)
