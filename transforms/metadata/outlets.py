"""Names of well-known outlets by registrable domain."""

from __future__ import annotations

_TABLE = """
abc.net.au ABC News (Australia)|abcnews.go.com ABC News|aljazeera.com Al Jazeera|apnews.com AP|ap.org AP|axios.com Axios|bbc.co.uk BBC|bbc.com BBC
bloomberg.com Bloomberg|bostonglobe.com The Boston Globe|breitbart.com Breitbart|businessinsider.com Business Insider|buzzfeednews.com BuzzFeed News
cbc.ca CBC|cbsnews.com CBS News|chicagotribune.com Chicago Tribune|clarin.com Clarín|cnbc.com CNBC|cnn.com CNN|corriere.it Corriere della Sera
csmonitor.com The Christian Science Monitor|dailymail.co.uk Daily Mail|derstandard.at Der Standard|dw.com Deutsche Welle|economist.com The Economist
elmundo.es El Mundo|elpais.com El País|euronews.com Euronews|express.co.uk Daily Express|faz.net Frankfurter Allgemeine Zeitung|folha.uol.com.br Folha de S.Paulo
forbes.com Forbes|fortune.com Fortune|foxbusiness.com Fox Business|foxnews.com Fox News|france24.com France 24|ft.com Financial Times|globo.com Globo
haaretz.com Haaretz|hindustantimes.com Hindustan Times|huffpost.com HuffPost|huffingtonpost.com HuffPost|independent.co.uk The Independent|indiatimes.com The Times of India
irishtimes.com The Irish Times|japantimes.co.jp The Japan Times|jpost.com The Jerusalem Post|kyivindependent.com The Kyiv Independent|kyivpost.com Kyiv Post
lanacion.com.ar La Nación|latimes.com Los Angeles Times|lefigaro.fr Le Figaro|lemonde.fr Le Monde|liberation.fr Libération|meduza.io Meduza
miamiherald.com Miami Herald|motherjones.com Mother Jones|nationalreview.com National Review|nbcnews.com NBC News|newsweek.com Newsweek|newyorker.com The New Yorker
npr.org NPR|nrc.nl NRC|nypost.com New York Post|nytimes.com The New York Times|nzherald.co.nz The New Zealand Herald|nzz.ch Neue Zürcher Zeitung|orf.at ORF
pbs.org PBS|politico.com Politico|politico.eu Politico Europe|pravda.com.ua Українська правда|publico.pt Público|rappler.com Rappler|reason.com Reason
repubblica.it la Repubblica|reuters.com Reuters|rferl.org Radio Free Europe/Radio Liberty|rt.com RT|scmp.com South China Morning Post|sfgate.com SFGate
sky.com Sky News|slate.com Slate|smh.com.au The Sydney Morning Herald|spiegel.de Der Spiegel|startribune.com Star Tribune|straitstimes.com The Straits Times
sueddeutsche.de Süddeutsche Zeitung|svt.se SVT|syracuse.com Syracuse.com|tagesschau.de tagesschau|telegraph.co.uk The Daily Telegraph|theatlantic.com The Atlantic
theglobeandmail.com The Globe and Mail|theguardian.com The Guardian|thehill.com The Hill|thehindu.com The Hindu|themoscowtimes.com The Moscow Times|thesun.co.uk The Sun
thetimes.co.uk The Times|time.com Time|timesofisrael.com The Times of Israel|unian.ua УНІАН|upi.com UPI|usatoday.com USA Today|vice.com Vice|vox.com Vox
washingtonexaminer.com Washington Examiner|washingtonpost.com The Washington Post|washingtontimes.com The Washington Times|welt.de Die Welt|wsj.com The Wall Street Journal
yahoo.com Yahoo News|zeit.de Die Zeit|20minutes.fr 20 Minutes|nau.ch Nau|ukrinform.ua Укрінформ|voanews.com Voice of America|chinadaily.com.cn China Daily|xinhuanet.com Xinhua
ansa.it ANSA|afp.com AFP|dpa.com dpa|efe.com EFE|tass.com TASS|tass.ru ТАСС|ria.ru РИА Новости|interfax.ru Интерфакс|kyodonews.net Kyodo News|yna.co.kr Yonhap
aa.com.tr Anadolu Ajansı|ptinews.com PTI|aap.com.au AAP|thecanadianpress.com The Canadian Press|cp24.com CP24|ctvnews.ca CTV News|globalnews.ca Global News
nationalpost.com National Post|thestar.com Toronto Star|lapresse.ca La Presse|ledevoir.com Le Devoir|radio-canada.ca Radio-Canada|macleans.ca Maclean's
ajc.com The Atlanta Journal-Constitution|azcentral.com The Arizona Republic|baltimoresun.com The Baltimore Sun|dallasnews.com The Dallas Morning News
denverpost.com The Denver Post|detroitnews.com The Detroit News|freep.com Detroit Free Press|houstonchronicle.com Houston Chronicle|inquirer.com The Philadelphia Inquirer
mercurynews.com The Mercury News|nydailynews.com New York Daily News|newsday.com Newsday|orlandosentinel.com Orlando Sentinel|oregonlive.com The Oregonian
sacbee.com The Sacramento Bee|sandiegouniontribune.com The San Diego Union-Tribune|seattletimes.com The Seattle Times|sfchronicle.com San Francisco Chronicle
suntimes.com Chicago Sun-Times|tampabay.com Tampa Bay Times|thedailybeast.com The Daily Beast|theintercept.com The Intercept|thenation.com The Nation
newrepublic.com The New Republic|propublica.org ProPublica|salon.com Salon|rollcall.com Roll Call|semafor.com Semafor|theconversation.com The Conversation
msnbc.com MSNBC|marketwatch.com MarketWatch|barrons.com Barron's|scientificamerican.com Scientific American|wired.com Wired|arstechnica.com Ars Technica
theverge.com The Verge|techcrunch.com TechCrunch|engadget.com Engadget|rollingstone.com Rolling Stone|variety.com Variety|hollywoodreporter.com The Hollywood Reporter
espn.com ESPN|channel4.com Channel 4|itv.com ITV|metro.co.uk Metro|mirror.co.uk Daily Mirror|standard.co.uk Evening Standard|inews.co.uk The i Paper|scotsman.com The Scotsman
heraldscotland.com The Herald|spectator.co.uk The Spectator|newstatesman.com New Statesman|rte.ie RTÉ|independent.ie Irish Independent|thejournal.ie The Journal
bild.de Bild|focus.de Focus|handelsblatt.com Handelsblatt|n-tv.de n-tv|ntv.de ntv|stern.de Stern|taz.de taz|tagesspiegel.de Der Tagesspiegel|merkur.de Münchner Merkur
zdf.de ZDF|ndr.de NDR|wdr.de WDR|mdr.de MDR|br.de BR|swr.de SWR|hessenschau.de hessenschau|morgenpost.de Berliner Morgenpost|berliner-zeitung.de Berliner Zeitung
rp-online.de Rheinische Post|t-online.de t-online|diepresse.com Die Presse|kurier.at Kurier|krone.at Kronen Zeitung|srf.ch SRF|tagesanzeiger.ch Tages-Anzeiger|20min.ch 20 Minuten
blick.ch Blick|letemps.ch Le Temps|rts.ch RTS|leparisien.fr Le Parisien|lexpress.fr L'Express|lepoint.fr Le Point|ouest-france.fr Ouest-France|bfmtv.com BFMTV
francetvinfo.fr franceinfo|rfi.fr RFI|mediapart.fr Mediapart|la-croix.com La Croix|lesechos.fr Les Échos|nouvelobs.com Le Nouvel Obs|lesoir.be Le Soir|lalibre.be La Libre
rtbf.be RTBF|standaard.be De Standaard|vrt.be VRT|hln.be Het Laatste Nieuws|nu.nl NU.nl|nos.nl NOS|volkskrant.nl de Volkskrant|telegraaf.nl De Telegraaf|trouw.nl Trouw|ad.nl AD
abc.es ABC|lavanguardia.com La Vanguardia|elconfidencial.com El Confidencial|eldiario.es elDiario.es|20minutos.es 20minutos|rtve.es RTVE|larazon.es La Razón
ilsole24ore.com Il Sole 24 Ore|lastampa.it La Stampa|ilfattoquotidiano.it Il Fatto Quotidiano|rainews.it Rai News|ilgiornale.it il Giornale|expresso.pt Expresso|rtp.pt RTP
dn.se Dagens Nyheter|svd.se Svenska Dagbladet|aftonbladet.se Aftonbladet|expressen.se Expressen|nrk.no NRK|vg.no VG|aftenposten.no Aftenposten|dagbladet.no Dagbladet|dr.dk DR
politiken.dk Politiken|berlingske.dk Berlingske|jyllands-posten.dk Jyllands-Posten|yle.fi Yle|hs.fi Helsingin Sanomat|ruv.is RÚV|mbl.is Morgunblaðið|err.ee ERR|delfi.lt Delfi
wyborcza.pl Gazeta Wyborcza|rp.pl Rzeczpospolita|onet.pl Onet|tvn24.pl TVN24|idnes.cz iDNES.cz|ceskatelevize.cz Česká televize|sme.sk SME|telex.hu Telex|index.hu Index
hotnews.ro HotNews|digi24.ro Digi24|kathimerini.gr Η Καθημερινή|ekathimerini.com Kathimerini|novayagazeta.eu Новая газета Европа|kommersant.ru Коммерсантъ|lenta.ru Лента.ру
rbc.ru РБК|tvrain.tv Дождь|zn.ua Дзеркало тижня|liga.net ЛІГА.net|suspilne.media Суспільне|hromadske.ua hromadske|hurriyet.com.tr Hürriyet|hurriyetdailynews.com Hürriyet Daily News
haberturk.com Habertürk|ynet.co.il ynet|ynetnews.com Ynetnews|alarabiya.net Al Arabiya|aljazeera.net الجزيرة|thenationalnews.com The National|gulfnews.com Gulf News|ahram.org.eg Al-Ahram
indianexpress.com The Indian Express|ndtv.com NDTV|news18.com News18|thewire.in The Wire|scroll.in Scroll.in|livemint.com Mint|deccanherald.com Deccan Herald|telegraphindia.com The Telegraph (India)
dawn.com Dawn|thedailystar.net The Daily Star|channelnewsasia.com CNA|bangkokpost.com Bangkok Post|inquirer.net Philippine Daily Inquirer|philstar.com The Philippine Star
thejakartapost.com The Jakarta Post|kompas.com Kompas|detik.com detikcom|vnexpress.net VnExpress|nhk.or.jp NHK|asahi.com 朝日新聞|mainichi.jp 毎日新聞|yomiuri.co.jp 読売新聞|nikkei.com 日本経済新聞
koreatimes.co.kr The Korea Times|koreaherald.com The Korea Herald|chosun.com 조선일보|hani.co.kr 한겨레|taipeitimes.com Taipei Times|people.com.cn 人民网|cgtn.com CGTN|globaltimes.cn Global Times
caixin.com 财新|theage.com.au The Age|theaustralian.com.au The Australian|news.com.au news.com.au|9news.com.au 9News|sbs.com.au SBS|afr.com The Australian Financial Review|rnz.co.nz RNZ|stuff.co.nz Stuff
folha.com.br Folha de S.Paulo|estadao.com.br Estadão|uol.com.br UOL|infobae.com Infobae|pagina12.com.ar Página/12|eltiempo.com El Tiempo|elespectador.com El Espectador|emol.com Emol
latercera.com La Tercera|elcomercio.pe El Comercio|eluniversal.com.mx El Universal|milenio.com Milenio|jornada.com.mx La Jornada|reforma.com Reforma
mg.co.za Mail & Guardian|news24.com News24|dailymaverick.co.za Daily Maverick|nation.africa Nation|punchng.com The Punch|premiumtimesng.com Premium Times|allafrica.com allAfrica
"""
OUTLETS: dict[str, str] = {domain: name for entry in _TABLE.replace("\n", "|").split("|") if entry for domain, _, name in [entry.partition(" ")]}
