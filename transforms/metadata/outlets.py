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
"""
OUTLETS: dict[str, str] = {domain: name for entry in _TABLE.replace("\n", "|").split("|") if entry for domain, _, name in [entry.partition(" ")]}
