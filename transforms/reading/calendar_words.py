"""The words in which newsrooms print dates: months, weekdays, zones, and the labels around them."""

from __future__ import annotations

from transforms.reading.words import words

_MONTHS = """
1 january jan januar jänner janvier janv enero ene gennaio gen januari janeiro января янв січня січ stycznia
2 february feb febr februar février fevrier févr febrero febbraio februari fevereiro fev февраля фев лютого лют lutego
3 march mar märz marz mrz mars marzo maart maa março marco марта мар березня бер marca
4 april apr avril avr abril abr aprile апреля апр квітня квіт kwietnia
5 may mai mayo maggio mag mei maio мая май травня трав maja
6 june jun juni juin junio giugno giu junho июня июн червня черв czerwca
7 july jul juli juillet juil julio luglio lug julho июля июл липня лип lipca
8 august aug août aout agosto ago augustus августа авг серпня серп sierpnia
9 september sep sept septembre septiembre setiembre settembre set setembro сентября сен сент вересня вер września
10 october oct oktober okt octobre octubre ottobre ott outubro out октября окт жовтня жовт października
11 november nov novembre noviembre novembro ноября ноя листопада лист listopada
12 december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабря дек грудня груд grudnia
"""
MONTHS: dict[str, int] = {word: int(number) for number, *words in map(str.split, _MONTHS.split("\n")[1:-1]) for word in words}

WEEKDAYS = words("""
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles miercoles jueves viernes sábado sabado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta feira
понедельник вторник среда четверг пятница суббота воскресенье
понеділок вівторок середа четвер п'ятниця п’ятниця субота неділя
""")

PUBLISHED = words("""
published posted publish created originally first
veröffentlicht erschienen publié publiée publie publicado publicada publicato pubblicato pubblicata gepubliceerd geplaatst
опубликовано опубліковано дата
""")

UPDATED = words("""
updated update modified edited revised aktualisiert aktualisierung geändert
jour modifié modifie actualizado actualizada actualización modificado aggiornato aggiornata aggiornamento
atualizado atualizada atualização bijgewerkt gewijzigd обновлено изменено оновлено змінено
""")

# Words that tell a time from now: a line of these and of connectors tells when, if not a date.
RELATIVE = words("""
ago yesterday today vor heute gestern il hace ayer hoy ieri oggi ontem hoje geleden gisteren vandaag тому назад вчора сьогодні вчера сегодня
""")

# What else may stand on a line that tells a date and nothing more.
CONNECTORS = words("""
at on by last the of time date am pm a m p first final online print edition ago hour hours hr hrs minute minutes min mins day days week weeks
month months year years yesterday today now just to since story article article's
stand zuletzt am um uhr vom den der von heute gestern vor stunden minuten tagen datum artikel
le la les mis mise à a il y heures heure h hier
el de del las los hora hace ayer fecha última ultima hoy oggi ontem hoje gisteren vandaag il alle ore ieri em às as há o de do da op om uur geleden
в о от від г года року годин хвилин часов минут тому назад сегодня вчера сьогодні вчора последнее останнє час
""")

# Hours from UTC; zones of the United States without S or D depend on the season.
ZONES: dict[str, float] = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
    "ist": 5.5, "pkt": 5, "sgt": 8, "hkt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "sast": 2, "gst": 4, "wat": 1, "eat": 3,
}  # fmt: skip
SEASONAL_ZONES: dict[str, float] = {"et": -5, "ct": -6, "mt": -7, "pt": -8}
