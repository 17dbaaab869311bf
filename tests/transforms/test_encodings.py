"""The encodings that news came in over forty years, each with bytes of its own; their names; and what is none of them."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.decode import MIXED, Decoded, decode, encoding_name, wide
from transforms.detection import east_asian

GERMAN = "Der Rat hat am Dienstag beschlossen, die Brücke über die Förde zu schließen. Wir müssen prüfen, sagte die Ministerin, später mehr.\n"
FRENCH = "Le gouvernement a annoncé mardi une réforme très attendue à Genève, où l'hiver était déjà là. Le prix a augmenté.\n"
POLISH = "Rząd ogłosił we wtorek nowe przepisy. To ważny krok, powiedział minister, większość posłów była przeciw. Żaden nie chciał głosować.\n"
RUSSIAN = "Правительство во вторник одобрило новый закон. Это важный шаг, сказал министр, расходы составят четыре миллиона.\n"
UKRAINIAN = "Уряд у вівторок схвалив новий закон. Це важливий крок, сказала міністерка, додавши, що її підтримали. Ґанок і їжак.\n"
GREEK = "Η κυβέρνηση ενέκρινε την Τρίτη νέο νόμο. Είναι σημαντικό βήμα, είπε ο υπουργός, και το κόστος θα φτάσει τα τέσσερα.\n"
HEBREW = "הממשלה אישרה ביום שלישי חוק חדש. זה צעד חשוב, אמר השר, והעלות תגיע לארבעה מיליון. הכנסת תצביע ביום שישי.\n"
ARABIC = "وافقت الحكومة يوم الثلاثاء على قانون جديد. وقال الوزير إنها خطوة مهمة وستبلغ التكلفة أربعة ملايين. ويصوت البرلمان يوم الجمعة.\n"
TURKISH = "Hükümet salı günü yeni bir yasayı onayladı. Bakan bunun önemli bir adım olduğunu söyledi; şirketler ise karşı çıktı.\n"
THAI = "รัฐบาลอนุมัติกฎหมายใหม่เมื่อวันอังคาร รัฐมนตรีกล่าวว่าเป็นก้าวสำคัญ ค่าใช้จ่ายจะสูงถึงสี่ล้านบาท\n"
JAPANESE = "政府は火曜日に新しい法律を承認した。大臣は重要な一歩だと述べ、費用は四百万円になると説明した。カタカナも。\n"
CHINESE = "政府星期二批准了一项新法律。部长说这是重要的一步，费用将达到四百万元。议会将在星期五投票表决，反对党表示反对。\n"
TAIWANESE = "政府星期二批准了一項新法律。部長說這是重要的一步，費用將達到四百萬元。議會將在星期五投票表決，反對黨表示反對。\n"
KOREAN = "정부는 화요일에 새 법률을 승인했다. 장관은 이것이 중요한 걸음이라고 말했다. 비용은 사백만 원이 될 것이다.\n"

IN_EIGHT_BITS = [
    (GERMAN, "cp437", "ibm437"), (GERMAN, "mac_roman", "macintosh"), (GERMAN, "iso8859-15", "windows-1252"), (FRENCH, "cp850", "ibm437"),
    (POLISH, "cp1250", "windows-1250"), (POLISH, "iso8859-2", "iso-8859-2"), (POLISH, "cp852", "ibm852"),
    (RUSSIAN, "koi8-r", "koi8-r"), (RUSSIAN, "cp1251", "windows-1251"), (RUSSIAN, "iso8859-5", "iso-8859-5"), (RUSSIAN, "cp866", "ibm866"),
    (UKRAINIAN, "koi8-u", "koi8-u"), (UKRAINIAN, "cp1251", "windows-1251"), (UKRAINIAN, "mac_cyrillic", "mac-cyrillic"),
    (GREEK, "cp1253", "windows-1253"), (HEBREW, "cp1255", "windows-1255"), (ARABIC, "cp1256", "windows-1256"), (ARABIC, "iso8859-6", "iso-8859-6"),
    (TURKISH, "cp1254", "windows-1254"), (THAI, "cp874", "tis-620"),
]  # fmt: skip
IN_MORE = [
    (JAPANESE, "shift_jis", "shift_jis"), (JAPANESE, "euc_jp", "euc-jp"), (JAPANESE, "iso2022_jp", "iso-2022-jp"),
    (CHINESE, "gb2312", "gb18030"), (CHINESE, "gb18030", "gb18030"), (CHINESE, "hz", "hz-gb-2312"), (TAIWANESE, "big5", "big5"),
    (KOREAN, "euc_kr", "euc-kr"), (KOREAN, "iso2022_kr", "iso-2022-kr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codec", "name"), IN_EIGHT_BITS + IN_MORE)
def test_text_comes_back_from_what_newsrooms_wrote_it_in(text: str, codec: str, name: str) -> None:
    data = (text * 3).encode(codec)
    assert decode(data) == Decoded(text * 3, name)
    assert data.decode(name) == text * 3


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CHINESE, TAIWANESE, JAPANESE, KOREAN, ARABIC, THAI, GREEK, UKRAINIAN])
def test_utf16_without_a_mark_is_told_in_any_script(text: str, encoding: str) -> None:
    assert decode((text * 2).encode(encoding)) == Decoded(text * 2, encoding)


@pytest.mark.parametrize(("text", "codec"), [(text, codec) for text, codec, _ in IN_MORE if "2022" not in codec])
def test_text_in_another_encoding_of_east_asia_is_not_taken_for_utf16(text: str, codec: str) -> None:
    data = (text * 3).encode(codec)
    assert wide(data) is None
    assert east_asian(data + b"\0\n") is None


def test_a_text_that_is_utf8_but_for_lines_of_windows_1252_keeps_both() -> None:
    data = (UKRAINIAN * 4).encode() + FRENCH.encode("cp1252") + (UKRAINIAN * 4).encode()
    assert decode(data) == Decoded(UKRAINIAN * 4 + FRENCH + UKRAINIAN * 4, MIXED)


@pytest.mark.parametrize("data", [b"The sign ~{ opens and ~} closes.", b"a ~{ b ~} c", b"C++ +AOk- is no letter."])
def test_ascii_stays_ascii(data: bytes) -> None:
    assert decode(data) == Decoded(data.decode("ascii"), "utf-8")


def test_utf7_is_read_as_the_ascii_that_it_is() -> None:
    assert decode(GERMAN.encode("utf-7")).encoding == "utf-8"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "codec", ["cp437", "cp720", "cp874", "cp932", "cp949", "cp1252", "iso8859-1", "euc_jis_2004", "mac_roman", "johab", "big5hkscs", "utf-8"]
)
def test_a_name_is_one_that_python_knows_the_encoding_by(codec: str) -> None:
    assert codecs.lookup(encoding_name(codec)).name == codecs.lookup(codec).name


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300).map(lambda data: data + b"\0\n"))
def test_bytes_at_random_are_not_taken_for_east_asian_text(data: bytes) -> None:
    assert east_asian(data) is None
