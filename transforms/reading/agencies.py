"""News agencies: a closed list of those that exist, and how text names them."""

from __future__ import annotations

import re

from transforms.reading.words import words

# Name as newsmill gives it, then the ways in which text prints it.
_AGENCIES = """
AP | The Associated Press | Associated Press | AP
Reuters | Thomson Reuters Foundation | Thomson Reuters | Reuters
AFP | Agence France-Presse | Agence France Presse | AFP
dpa | Deutsche Presse-Agentur | dpa-infocom | dpa-AFX | dpa
UPI | United Press International | UPI
Xinhua | Xinhua News Agency | Xinhua
TASS | ITAR-TASS | TASS | ТАСС
Interfax | Interfax-Ukraine | Interfax | Интерфакс
RIA Novosti | RIA Novosti | РИА Новости
Ukrinform | Ukrinform | Укрінформ
UNIAN | UNIAN | УНІАН
EFE | Agencia EFE | EFE
Europa Press | Europa Press
ANSA | Agenzia ANSA | ANSA
PA | Press Association | PA Media
Bloomberg | Bloomberg News | Bloomberg
Kyodo | Kyodo News | Kyodo
Yonhap | Yonhap News Agency | Yonhap
PTI | Press Trust of India | PTI
IANS | Indo-Asian News Service | IANS
ANI | Asian News International
Anadolu | Anadolu Agency | Anadolu Ajansı
Canadian Press | The Canadian Press | Canadian Press
AAP | Australian Associated Press | AAP
APA | Austria Presse Agentur
KNA | Katholische Nachrichten-Agentur | KNA
epd | Evangelischer Pressedienst | epd
SID | Sport-Informations-Dienst
Belga | Agence Belga | Belga
ANP | Algemeen Nederlands Persbureau
Lusa | Agência Lusa | Lusa
Agência Brasil | Agência Brasil
NTB | NTB
Ritzau | Ritzau
NAN | News Agency of Nigeria | NAN
Bernama | Bernama
Antara | Antara News
Sputnik | Sputnik News Agency
IRNA | Islamic Republic News Agency
SANA | Syrian Arab News Agency
KUNA | Kuwait News Agency
WAM | Emirates News Agency
MENA | Middle East News Agency
Jordan News Agency
Associated Press of Pakistan
BSS | Bangladesh Sangbad Sangstha
UNB | United News of Bangladesh
CNA | Central News Agency
Jiji Press | Jiji Press
VNA | Vietnam News Agency | Thông tấn xã Việt Nam | TTXVN
KCNA | Korean Central News Agency
China News Service | China News Service
Keystone-SDA | Keystone-SDA
PAP | Polska Agencja Prasowa
ČTK | Česká tisková kancelář | ČTK
TASR | Tlačová agentúra Slovenskej republiky | TASR
MTI | Magyar Távirati Iroda
Agerpres | Agerpres
BTA | Bulgarian Telegraph Agency
Hina | Hrvatska izvještajna novinska agencija
Tanjug | Tanjug | Танјуг
STT | Suomen Tietotoimisto
BNS | Baltic News Service
ELTA | Lietuvos naujienų agentūra
BelTA | БелТА
Adnkronos | Adnkronos
Télam | Télam
Prensa Latina | Prensa Latina
Notimex | Notimex
Agencia Andina
Estadão Conteúdo | Estadão Conteúdo
Folhapress | Folhapress
GNA | Ghana News Agency
African News Agency
Dow Jones | Dow Jones Newswires
RNS | Religion News Service
KFF Health News | Kaiser Health News | KFF Health News
City News Service | City News Service
States Newsroom | States Newsroom
Stacker Media
TNS | Tribune News Service | Tribune Content Agency | TNS
CNN Wire | The-CNN-Wire | CNN Newsource | CNN Wire
"""
NAMES: dict[str, str] = {}
for _row in _AGENCIES.strip().split("\n"):
    _name, *_printed = map(str.strip, _row.split("|"))
    NAMES |= {printed.lower(): _name for printed in (_name, *_printed)}

# Short names are words as well, unless they stand in capitals.
_LONG_NAMES = tuple(sorted((name for name in NAMES if len(name) > 4), key=len, reverse=True))
_SHORT = re.compile(r"\b(?:AFP|UPI|dpa|IANS|TASS|KNA|epd|NTB|AP|EFE|AAP|ANSA|TNS|NAN|PTI)\b")

_INITIALS = re.compile(r"[A-ZÅÄÖÜÉА-ЯЄІЇ]{2,6}")
_CALL_SIGN = re.compile(r"[KWC][A-Z]{2,3}(?:[ -](?:TV|FM|AM|DT|\d+))?")
_BROADCASTERS = words("CNN NBC CBS ABC FOX BBC NPR PBS ESPN MSNBC CNBC CBC CTV HBO NFL NBA MLB NHL TV USA UK EU UN US")


def mentioned(text: str) -> tuple[str, int, int] | None:
    """An agency that the text names, with its place in the text: a long name rather than initials."""
    low = text.lower() if len(text.lower()) == len(text) else text
    for name in _LONG_NAMES:
        start = low.find(name)
        end = start + len(name)
        if start >= 0 and not low[end : end + 1].isalnum():
            return NAMES[name], start, end
    short = _SHORT.search(text)
    return (NAMES[short.group().lower()], *short.span()) if short else None


def in_brackets(text: str) -> str | None:
    """The agency that the bracket of a dateline names: one of the list, or initials that are no call sign."""
    for part in re.split(r" ?[/|,;] ?", " ".join(text.split())):
        known = NAMES.get(part.lower())
        if known:
            return known
        if _INITIALS.fullmatch(part) and not _CALL_SIGN.fullmatch(part) and part not in _BROADCASTERS:
            return part
    return None
