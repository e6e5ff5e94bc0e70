"""Names of other scripts in Latin letters, for comparing alone; never shown.

Not a standard's romanization: what is kept is what spellings of one name share, so
that "Юлия", "Yuliya" and "Julia" come near each other. Sources: the tables of ISO 9
(Cyrillic), ISO 843 (Greek) and ISO 233 (Arabic) made coarse; Chinese surnames and
common given names in Hanyu Pinyin without tones.
"""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final


def _table(signs: str, sounds: str) -> dict[str, str]:
    """Return sign → sound; a dot stands for a sign that is not heard."""
    told = (sound.replace(".", "") for sound in sounds.split())
    return dict(zip(signs, told, strict=True))


_CYRILLIC: Final = _table(
    "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюяђјљњћџѓќѕ",
    "a b v g g d e e e zh z i i i i k l m n o p r s t u u f kh ts ch sh sh . y . e "
    "yu ya dj j lj nj c dz gj kj dz",
)
_GREEK: Final = _table(
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
)
_ARABIC: Final = _table(
    "اأإآىئؤءةعبتثجحخدذرزسشصضطظغفقكلمنهويپچژگکیہ",
    "a a a a a a a a a a b t th j h kh d dh r z s sh s d t z gh f q k l m n h u i "
    "p ch zh g k i h",
)
_LATIN: Final = _table("łøđðþæœıħŧŋəß", "l o d d th ae oe i h t ng e ss")
"""Latin letters that are no plain letter with a mark on it."""
_PINYIN: Final = {
    sign: sound
    for sound, signs in {
        "ai": "爱艾",
        "an": "安",
        "bai": "白",
        "bao": "包宝保",
        "bin": "斌彬滨",
        "bo": "博波",
        "cai": "蔡才",
        "cao": "曹",
        "chang": "常昌畅",
        "chao": "超晁",
        "chen": "陈陳晨辰",
        "cheng": "程成诚",
        "chun": "春淳",
        "cui": "崔",
        "dai": "戴",
        "dan": "丹",
        "deng": "邓鄧",
        "ding": "丁",
        "dong": "董东東冬",
        "du": "杜",
        "fan": "范樊凡",
        "fang": "方芳",
        "fei": "飞菲",
        "feng": "冯馮峰凤丰",
        "fu": "傅付福",
        "gang": "刚钢",
        "gao": "高",
        "ge": "葛",
        "gong": "龚",
        "gu": "顾古",
        "guang": "光广",
        "guo": "郭国國",
        "hai": "海",
        "han": "韩韓汉",
        "hao": "郝浩豪昊",
        "he": "何贺和",
        "hong": "洪红宏虹",
        "hou": "侯",
        "hu": "胡虎",
        "hua": "华華花",
        "huang": "黄黃",
        "hui": "辉慧惠",
        "ji": "纪吉季",
        "jia": "贾佳家嘉",
        "jian": "建健剑",
        "jiang": "江蒋姜",
        "jie": "杰洁捷",
        "jin": "金晋锦",
        "jing": "静晶敬京靖",
        "jun": "军君俊",
        "kai": "凯开",
        "kang": "康",
        "kong": "孔",
        "lan": "兰蓝岚",
        "lei": "雷磊蕾",
        "li": "李黎丽力莉立",
        "lian": "连廉",
        "liang": "梁亮良",
        "lin": "林琳",
        "ling": "凌玲灵",
        "liu": "刘劉柳",
        "long": "龙龍",
        "lu": "卢陆鲁路露",
        "luo": "罗骆洛",
        "lü": "吕",
        "ma": "马馬",
        "mao": "毛茅",
        "mei": "梅美",
        "meng": "孟蒙梦",
        "min": "敏民",
        "ming": "明鸣",
        "na": "娜",
        "nan": "南楠",
        "ning": "宁",
        "pan": "潘",
        "peng": "彭鹏",
        "ping": "平萍",
        "qi": "齐祁琪琦",
        "qian": "钱倩",
        "qiang": "强",
        "qin": "秦琴",
        "qing": "青清庆",
        "qiu": "邱秋丘",
        "ren": "任仁",
        "rong": "荣容",
        "rui": "瑞睿",
        "shan": "山珊",
        "shao": "邵",
        "shen": "沈",
        "sheng": "盛胜生",
        "shi": "石史施",
        "shu": "舒淑",
        "song": "宋松",
        "su": "苏蘇",
        "sun": "孙孫",
        "tan": "谭谈",
        "tang": "唐汤",
        "tao": "陶涛",
        "tian": "田天",
        "ting": "婷庭",
        "tong": "童彤",
        "wan": "万",
        "wang": "王汪旺",
        "wei": "魏韦伟卫薇威维",
        "wen": "文温雯",
        "wu": "吴吳武伍",
        "xi": "席希溪",
        "xia": "夏霞",
        "xiang": "向项翔祥",
        "xiao": "肖萧晓小笑",
        "xie": "谢謝",
        "xin": "辛欣新鑫",
        "xing": "邢星兴",
        "xiong": "熊雄",
        "xiu": "秀",
        "xu": "徐许許旭",
        "xue": "薛雪",
        "yan": "严颜燕艳岩彦",
        "yang": "杨楊阳洋",
        "yao": "姚尧",
        "ye": "叶葉",
        "yi": "易怡艺毅",
        "yin": "尹殷银",
        "ying": "英颖莹",
        "yong": "永勇",
        "you": "尤游友",
        "yu": "于余俞玉宇雨瑜",
        "yuan": "袁元媛",
        "yue": "岳月悦",
        "yun": "云芸",
        "ze": "泽",
        "zeng": "曾",
        "zhang": "张張章",
        "zhao": "赵趙",
        "zhe": "哲",
        "zhen": "甄珍真振",
        "zheng": "郑鄭正",
        "zhi": "志智芝",
        "zhong": "钟中忠",
        "zhou": "周",
        "zhu": "朱祝竹",
        "zhuang": "庄",
        "zi": "子紫",
        "zou": "邹",
        "zuo": "左",
    }.items()
    for sign in signs
}
_SIGNS: Final = {**_CYRILLIC, **_GREEK, **_ARABIC, **_LATIN}
_NO_WORD: Final = re.compile(r"[\W_]+")
# Spellings of one sound: as romanizations differ, so the key keeps one of them.
_ALIKE: Final = (
    (re.compile(r"sch|shch"), "sh"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|ch(?=[aouhrl]|$)"), "h"),
    (re.compile(r"dj|dzh"), "j"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|iy|yi|ij|y|j(?=[aeou])"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"q|c(?=[aouklrt])|ck"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS: Final = re.compile(r"(?<=.)[aeiou]+")
LEAST_WITH_ARTICLE: Final = 5
LEAST_WORDS: Final = 2
LEAST_LETTERS: Final = 6
NEAR: Final = 0.72
"""Nearness from which two names are offered to a person as perhaps the same."""


def in_latin(name: str) -> str:
    """Return a name in small Latin letters, one space between words.

    Examples
    --------
    >>> in_latin("Юлия Ковальчук"), in_latin("Αλέξης"), in_latin("王小明")
    ('yuliya kovalchuk', 'alexis', 'wang xiao ming')
    >>> in_latin("Łukasz Sørensen")
    'lukasz sorensen'
    """
    told = "".join(_letters(unicodedata.normalize("NFKC", name)))
    plain = unicodedata.normalize("NFKD", told.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", bare).strip()


def _letters(name: str) -> Iterator[str]:
    for sign in name.casefold():
        if sign in _PINYIN:
            yield f" {_PINYIN[sign]} "
            continue
        bare = unicodedata.normalize("NFD", sign)[0]
        yield _SIGNS[sign] if sign in _SIGNS else _SIGNS.get(bare, sign)


@lru_cache(maxsize=16_384)
def sound_key(name: str) -> tuple[str, ...]:
    """Return the words of a name as a rough key of their sounds, sorted.

    Examples
    --------
    >>> sound_key("Юлия Ковальчук") == sound_key("Yuliya Kovalchuk")
    True
    """
    return tuple(sorted(_keys(name)))


def _keys(name: str) -> list[str]:
    """Return the key of each word in order; the Arabic article is dropped."""
    keys = []
    for word in in_latin(name).split():
        key = word.removeprefix("al") if len(word) > LEAST_WITH_ARTICLE else word
        for pattern, kept in _ALIKE:
            key = pattern.sub(kept, key)
        if key not in {"al", "el"}:
            keys.append(key)
    return keys


@lru_cache(maxsize=16_384)
def sound_forms(name: str) -> frozenset[str]:
    """Return the keys of a whole name, whichever of its words comes first.

    Two spellings of one name share a form; names of one word or few letters have none,
    since too many would share it.

    Examples
    --------
    >>> bool(sound_forms("王小明") & sound_forms("Wang Xiaoming"))
    True
    """
    keys = _keys(name)
    if len(keys) < LEAST_WORDS or len("".join(keys)) < LEAST_LETTERS:
        return frozenset()
    return frozenset("".join((*keys[at:], *keys[:at])) for at in range(len(keys)))


@lru_cache(maxsize=65_536)
def nearness(first: str, second: str) -> float:
    """Return how alike two names sound, from 0 to 1, whatever their scripts and order.

    Notes
    -----
    Arabic writes few vowels: words are compared with and without them, and the better
    counts a little less.
    """
    whole, other = sound_key(first), sound_key(second)
    if not whole or not other:
        return 0.0
    best = _alike(" ".join(whole), " ".join(other))
    bare = _alike(_bones(whole), _bones(other)) * 0.95
    shared = len(set(whole) & set(other)) / max(1, min(len(whole), len(other)))
    part = 0.9 * shared if min(len(whole), len(other)) > 1 else 0.75 * shared
    return max(best, bare, part)


def _bones(words: tuple[str, ...]) -> str:
    return " ".join(sorted(_VOWELS.sub("", word) for word in words))


def _alike(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
