"""Portuguese, of Brazil and of Portugal."""

from __future__ import annotations

from transforms.boilerplate.languages.language import Language, each

PORTUGUESE = Language(
    code="pt",
    related_labels=(
        r"(?:leia|veja|saiba|confira|lê|ler|ouça|assista) (?:também|mais|ainda)|(?:notícias|matérias|artigos|conteúdos?) relacionad[ao]s?|(?:você )?(?:também )?(?:pode|vai) (?:te interessar|se interessar|gostar)|não perca",
    ),
    related_headings=(
        r"(?:leia|veja|confira) também|(?:notícias|matérias|artigos|conteúdos?|temas) relacionad[ao]s?|relacionadas|(?:as |os |artigos |notícias )?mais (?:lid[ao]s|vist[ao]s|populares|comentad[ao]s|compartilhad[ao]s|partilhad[ao]s)(?: agora| do dia| da semana)?",
        r"últimas notícias|mais notícias(?: (?:de|do|da|em|sobre) .{2,30})?|você pode gostar|(?:também )?(?:pode|poderá|talvez) (?:te |lhe )?(?:interessar|goste)(?: também)?|recomendad[ao]s(?: para (?:você|si))?|continue lendo|saiba mais",
    ),
    teasers=(*each("vídeo vídeos galeria infográfico podcast"), "em imagens", "em fotos"),
    about=each("sobre de em"),
    share_words=each("compartilhar compartilhe partilhar partilhe imprimir salvar copiar tuitar"),
    share_beside=each("enviar guardar ouvir link comentar gravar"),
    share_fillers=each("no na em este esta artigo por com o a via e ou notícia página matéria mais"),
    share_sayings=(
        r"(?:compartilhe|compartilhar|partilhe|partilhar|imprimir|ouvir|ouça|salvar|guardar|copiar) (?:est[ea]|o|a|no|na|via|em|pelo) ?(?:artigo|notícia|matéria|página|link|conteúdo|facebook|twitter|whatsapp|telegram|linkedin|e-?mail)(?: (?:no|na|via|com|por) .{2,30})?|link copiado!?",
    ),
    prompt_openings=(
        r"assine|inscreva|subscreva|cadastre|receba|siga|apoie|baixe|descarregue|participe|entre (?:no|em) (?:nosso|canal|grupo)|acesse|clique|faça parte|torne-se|registe-se|para (?:continuar|ler|receber|acessar)|quer|não perca|(?:nosso|nossa|a nossa|o nosso)\b",
    ),
    prompt_topics=(
        r"boletim|notificações|newsletter|assin(?:e|ante|atura)|subscrev|subscriç|subscritor|canal (?:do|no) (?:whatsapp|telegram|youtube)|grupo (?:do|no) (?:whatsapp|telegram)|noss[oa] (?:app|aplicativo|canal|jornalismo)|caixa de (?:entrada|correio)|google (?:news|notícias)|n[oa] (?:facebook|instagram|twitter|whatsapp|telegram|youtube)",
    ),
    reader=each("você seu sua seus te nos nosso nossa si"),
    prompt_sayings=(
        r"assine(?: (?:já|agora|e|o|a|por)\b.{0,60})?[!.]?|assinar|subscreva(?: (?:já|agora|a|o)\b.{0,60})?|inscreva-se(?: .{0,60})?[!.]?|cadastre-se(?: .{0,60})?[!.]?|registe-se(?: .{0,40})?|faça (?:seu )?login(?: .{0,40})?|iniciar sessão|entrar|minha conta|a minha conta|já (?:é|sou) assinante\??.{0,40}",
        r"(?:este|o) (?:artigo|conteúdo|texto) (?:é|está) (?:exclusivo|reservado|disponível apenas|restrito)\b.{0,30}\b(?:assinantes|subscritores)\b.{0,60}|(?:conteúdo |artigo )?exclusivo para (?:assinantes|subscritores)\b.{0,40}|para continuar (?:lendo|a ler)\b.{0,80}|continue (?:a ler|lendo) com .{2,60}",
        r"esqueceu (?:a|sua|a sua) (?:senha|palavra-passe)\??|esqueci minha senha|(?:seu |o seu )?(?:endereço de )?e-?mail|(?:você )?pode (?:cancelar|anular)\b.{0,40}\ba qualquer momento.{0,40}|siga-nos (?:no|na|em)\b.{0,60}|siga-nos",
    ),
    ads=(
        r"publicidade|anúncio|conteúdo patrocinado|patrocinado|(?:o artigo continua|a matéria continua|continua|continue lendo|continue a ler) (?:após|depois|abaixo)\b.{0,15}(?:publicidade|anúncio)|(?:fechar|pular) (?:anúncio|publicidade)|publieditorial|informe publicitário",
    ),
    buttons=(
        r"(?:você )?está (?:aqui|em) ?: ?.{0,60}(?:início|home|[>/|]).{0,60}|tempo (?:estimado )?de leitura ?:? ?\D{0,6}\d.{0,14}|leitura ?: ?\d{1,2} ?min(?:utos?)?\.?|\d{1,2} ?min(?:utos?)? de leitura",
        r"fechar|voltar|próxim[ao]|anterior|seguinte|voltar ao (?:topo|início)|ir para o conteúdo|pular para o conteúdo|(?:abrir|fechar) (?:o )?menu|ver (?:mais|menos|galeria|todas as fotos)|(?:mostrar|carregar) mais|ampliar(?: imagem| foto)?|leia mais|ler mais|fotos?",
    ),
    tags=(r"palavras[- ]chave|tópicos|etiquetas|tags?|temas|assuntos|marcadores|neste artigo",),
    menu=each("política economia esportes desporto cultura mundo início busca notícias cidades polícia saúde educação entretenimento opinião brasil")
    + each("país sociedade tecnologia famosos colunas assine buscar"),
    cookies=(
        r"(?:utilizamos|usamos|nós utilizamos) (?:\w+ ){0,3}cookies.{0,250}|(?:este site|este website|nosso site|o nosso site) (?:usa|utiliza) cookies.{0,250}|(?:aceitar|rejeitar|gerir|gerenciar|configurar)\b.{0,20} cookies|política de cookies|ao continuar (?:navegando|a navegar).{0,250}|aceitar tudo",
    ),
    comments=(
        r"(?:\d+ ?|ver |mostrar |mais |ler )?(?:\d+ ?)?comentários?(?: ?:? ?\(?\d+\)?(?:[.|-] .{0,60})?)?|(?:deixe|escreva|faça|adicione|deixar) (?:o )?(?:seu|um) comentário|deixe uma resposta|comentar(?: a matéria| a notícia)?|seja o primeiro a comentar\.?|(?:os )?comentários (?:estão )?(?:encerrados|fechados)\.?|(?:não há|sem) comentários|participe da conversa.{0,40}",
    ),
    rights=(r"todos os direitos(?: são)? reservados|direitos reservados",),
    reproduction=(r"(?:é )?(?:proibida|vedada) a (?:reprodução|cópia)\b.{0,160}",),
    rights_signs=each("direitos proibida vedada"),
    contributors=(
        r"\(?com (?:informações|dados|material|colaboração) (?:da|do|de|das) (?:agências?|agência \w+|afp|ap|efe|reuters|lusa|estadão conteúdo|folhapress|g1|bbc|cnn)[^.\"]{0,60}\.?\)?|\(?com (?:agências?|lusa|reuters|afp|ap|efe)\b[^.\"]{0,40}\)?\.?|\(?(?:tradução|edição|colaborou|colaboraram) ?: ?[^.\":]{3,50}\)?",
    ),
    origins=(
        r"(?:este|esta) (?:artigo|matéria|texto|reportagem|notícia) foi (?:originalmente publicad[oa]|publicad[oa] (?:originalmente|pela primeira vez))\b.{0,160}|(?:artigo|texto|matéria) (?:originalmente )?publicad[oa] (?:originalmente|primeiro) .{2,100}|publicado originalmente em .{2,100}",
    ),
    corrections=(r"correção|errata|erramos|nota (?:da redação|do editor|da redacção)|esclarecimento|atualização",),
    correction_signs=(
        r"uma versão|versão (?:anterior|inicial)|foi (?:corrigid|atualizad|alterad)|diferentemente do que|ao contrário do que|por erro|erroneamente|informava",
    ),
    bios=(
        r"é (?:uma? |a |o )?[^.\"]{0,40}(?:jornalista|correspondente|redatora?|editora?|colunista|repórter|cronista)\b[^.\"]{0,100}\.?(?: .{0,200})?",
    ),
    pictures=each("foto fotos imagem imagens fotografia fotografias crédito créditos ilustração infográfico reprodução divulgação"),
    stock_pictures=("(?:foto|imagem|fotografia) de arquivo", "imagem ilustrativa", "foto ilustrativa", "imagem meramente ilustrativa"),
    captions=(
        r"nesta (?:foto|imagem|fotografia)\b.{0,60}\b(?:de arquivo|tirada|divulgada|cedida)|(?:foto|imagem|fotografia) (?:de arquivo|cedida|tirada|divulgada) (?:de|por|em|pela|pelo|mostra|-)|(?:foto|imagem) de arquivo ?[:.-]",
    ),
    taken_by=each("de por"),
    out_of=("de",),
    published=each("publicado publicada publicação criado postado"),
    updated=each("atualizado atualizada atualização actualizado actualizada modificado alterado"),
    relative=each("ontem hoje há"),
    beside_dates=each("em às as há o a de do da e ontem hoje hora horas minutos dias última atrás leitura"),
    bylines=("por", "escrito por"),
    byline_labels=each("texto autora? reportagem"),
    desks=("redação", "redacção"),
    roles=each("redação redacção redator redatora repórter colunista correspondente jornalista enviado especial"),
    joints=each("e com"),
    sources=("fonte", "link original", "matéria original", "artigo original", "fonte original"),
    speech=(r"disse|afirmou|declarou|explicou|segundo",),
)
