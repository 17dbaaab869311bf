"""Places that the package of GeoNames does not name as newspapers do: other names, regions, abbreviations of states."""

from __future__ import annotations


def _table(listed: str) -> dict[str, str]:
    """Lines of a value and, after a colon, the names that have it, divided by commas: by name."""
    rows = (line.partition(":") for line in listed.strip().split("\n"))
    return {name.strip(): value.strip() for value, _, names in rows for name in names.split(",")}


# ISO 3166 code, then names for the country beside that of GeoNames.
COUNTRIES = _table("""
US: U.S., US, U.S.A., USA, America, United States of America
GB: U.K., UK, Britain, Great Britain
AE: U.A.E., UAE
RU: Russian Federation
KR: Republic of Korea
CZ: Czech Republic
CI: Ivory Coast, Côte d'Ivoire
MM: Burma
NL: Holland, Netherlands
BA: Bosnia, Bosnia-Herzegovina
CD: DR Congo, Democratic Republic of Congo, Congo, Zaire
CG: Congo-Brazzaville
MK: Macedonia
CV: Cape Verde
TL: East Timor
SZ: Swaziland
VA: Vatican City, Vatican
PS: Palestine
TR: Türkiye
TT: Trinidad
SY: Syrian Arab Republic
BY: Belorussia
DE: Deutschland, Allemagne, Alemania
FR: Frankreich, Francia
UA: Україна, Украина
AT: Österreich
CH: Schweiz
PL: Polen
ES: España, Spanien
IT: Italien, Italia
""")
# Code of the country a region lies in (none where it lies in several), then regions.
REGIONS = _table("""
GB: England, Scotland, Wales, Northern Ireland, Ulster
ES: Catalonia, Andalusia, Basque Country
FR: Corsica, Brittany, Normandy, Provence
DE: Bavaria, Saxony, Saxony-Anhalt, Lower Saxony, Hesse, Thuringia, Brandenburg, Bayern, Sachsen, Hessen, Niedersachsen
IT: Sicily, Sardinia, Tuscany, Lombardy
CA: Ontario, Quebec, Alberta, British Columbia, Manitoba, Saskatchewan, Nova Scotia, New Brunswick, Newfoundland
AU: New South Wales, Queensland, Tasmania, South Australia, Western Australia
RU: Siberia, Chechnya, Dagestan, Tatarstan, Kamchatka
UA: Crimea, Donbas, Donbass
PS: Gaza, Gaza Strip, West Bank
CN: Tibet, Xinjiang, Sichuan, Guangdong, Inner Mongolia
IN: Punjab, Assam, Kerala, Gujarat, Bihar, Uttar Pradesh, Tamil Nadu, Maharashtra, Rajasthan
IQ: Kurdistan
SD: Darfur
US: New England, Midwest, Silicon Valley, Manhattan, Brooklyn, Long Island, Capitol Hill
TR: Anatolia
: Europe, Asia, Africa, Antarctica, North America, South America, Latin America, Central America, Middle East, Central Asia, Southeast Asia
: Eastern Europe, Western Europe, Central Europe, West Africa, East Africa, North Africa, Southern Africa, Caribbean, Balkans, Caucasus, Scandinavia
: Yugoslavia, Soviet Union, USSR, Czechoslovakia, East Germany, Far East, Near East, Nagorno-Karabakh, Transnistria, Abkhazia, South Ossetia
: Kashmir, Golan Heights, Patagonia, Sahara, Mediterranean, Baltics, Arctic, Korean Peninsula, Horn of Africa, Sahel, Persian Gulf, Himalayas
""")
# States of the United States as datelines shorten them (Associated Press style, then the post office's codes, which are the keys of GeoNames).
STATES = _table("""
AL: Ala.
AZ: Ariz.
AR: Ark.
CA: Calif., Cal.
CO: Colo.
CT: Conn.
DE: Del.
DC: D.C., DC
FL: Fla.
GA: Ga.
IL: Ill.
IN: Ind.
KS: Kan., Kans.
KY: Ky.
LA: La.
ME: Maine
MD: Md.
MA: Mass.
MI: Mich.
MN: Minn.
MS: Miss.
MO: Mo.
MT: Mont.
NE: Neb., Nebr.
NV: Nev.
NH: N.H.
NJ: N.J.
NM: N.M.
NY: N.Y.
NC: N.C.
ND: N.D.
OK: Okla.
OR: Ore.
PA: Pa.
RI: R.I.
SC: S.C.
SD: S.D.
TN: Tenn.
TX: Tex.
VT: Vt.
VA: Va.
WA: Wash.
WV: W.Va.
WI: Wis.
WY: Wyo.
""")
