from xml.etree.ElementTree import fromstring

from palabre.engines.figures.charts import (
    Bar,
    Frame,
    Place,
    Stack,
    bars,
    grouped,
    world,
)
from palabre.engines.figures.tiles import tiles
from palabre.kernel.places import countries

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Frame(
    "Participants by group", "Three groups; Governments lead.", key="by-group"
)


def drawn(svg):
    return fromstring(svg)


def test_every_state_has_a_tile_of_its_own():
    assert tiles().keys() == countries().keys()
    assert len(set(tiles().values())) == len(tiles())


def test_a_chart_says_what_it_is_to_whoever_does_not_see_it():
    root = drawn(bars([Bar("Governments", 12, "12")], FRAME))

    assert root.get("role") == "img"
    named = {one.get("id"): one.text for one in root if one.get("id")}
    assert [named[one] for one in root.get("aria-labelledby").split()] == [
        FRAME.title,
        FRAME.description,
    ]


def test_each_bar_has_its_name_and_number_and_no_colour_of_its_own():
    svg = bars(
        [Bar("Governments", 12, "12"), Bar("Academia", None, "not shown")], FRAME
    )
    words = [one.text for one in drawn(svg).iter(f"{SVG}text")]

    assert words == ["Governments", "12", "Academia", "not shown"]
    assert "#" not in svg.replace("url(#", "").replace("xmlns", "")
    lengths = [
        float(one.get("width"))
        for one in drawn(svg).iter(f"{SVG}rect")
        if one.get("fill") == "currentColor"
    ]
    assert lengths == [359.0]


def test_bars_begin_where_the_language_begins():
    rows = [Bar("a", 10, "10"), Bar("b", 5, "5")]

    def starts(dir_):
        found = drawn(bars(rows, Frame("t", "d", dir=dir_))).iter(f"{SVG}rect")
        return [
            float(one.get("x")) for one in found if one.get("fill") == "currentColor"
        ]

    assert starts("ltr") == [0.5, 0.5]
    assert starts("rtl") == [0.5, 180.0]


def test_names_cannot_bring_markup_in():
    svg = bars([Bar('<script>&"', 3, "3")], Frame("<b>", "&"))

    assert "<script>" not in svg
    assert drawn(svg) is not None


def test_series_of_a_cross_table_are_told_apart_by_pattern():
    rows = [Stack("Africa", (4, 6), ("4", "6")), Stack("Asia", (9, None), ("9", "–"))]

    root = drawn(grouped(["women", "men"], rows, FRAME))

    fills = [one.get("fill") for one in root.iter(f"{SVG}rect")]
    assert set(fills) == {"currentColor", "url(#by-group-stripes)"}
    ids = {one.get("id") for one in root.iter(f"{SVG}pattern")}
    assert "by-group-stripes" in ids


def test_a_tile_carries_its_code_and_its_number():
    places = [Place("KE", "Kenya", 12, "12"), Place("TO", "Tonga", None, "not shown")]
    root = drawn(world(places, FRAME))

    told = {
        group.find(f"{SVG}title").text: [one.text for one in group.iter(f"{SVG}text")]
        for group in root.iter(f"{SVG}g")
        if group.find(f"{SVG}title") is not None
    }
    assert told == {"Kenya: 12": ["KE", "12"], "Tonga: not shown": ["TO", "–"]}
    assert len(list(root.iter(f"{SVG}g"))) == len(countries())


def test_a_file_brings_its_own_paper():
    svg = bars([Bar("a", 1, "1")], Frame("t", "d", is_file=True))

    assert 'fill="#ffffff"' in svg
    assert drawn(svg).get("width") == "360"
