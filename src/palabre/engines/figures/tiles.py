"""A world of tiles: each State one square, all of one size, roughly where it lies.

Drawn by hand for this house: no borders, so none that anybody disputes, and a small
island State is seen as well as a large one. The codes are those of `kernel.places`.
"""

from collections.abc import Mapping
from functools import cache

ROWS = """
0  CA3 IS10 NO13 SE14 FI15 RU19
1  US3 IE10 GB11 DK13 EE16
2  MX3 BE11 NL12 DE13 PL14 LT15 LV16 BY17
3  GT3 BZ4 CU5 BS6 FR11 LU12 CZ13 SK14 UA15 MD16 KZ20 MN22
4  SV3 HN4 JM5 HT6 DO7 KN8 AD10 MC11 CH12 LI13 AT14 HU15 RO16 GE18 TM19 UZ20 KG21 KP25
5  NI4 DM7 AG8 PT9 ES10 IT12 SI13 HR14 RS15 BG16 TR17 AM18 AZ19 TJ20 CN22 KR25 JP27
6  CR4 VC6 LC7 BB8 SM11 VA12 BA13 ME14 MK15 GR16 CY17 SY18 IQ19 IR20 AF21 PK22 NP23 BT24
7  PA4 GD6 TT7 MT12 AL14 LB17 JO18 KW19 BH20 QA21 IN22 BD23 MM24 LA25 VN26
8  CO5 VE6 GY7 SR8 MA10 DZ11 TN12 LY13 EG14 IL17 PS18 SA19 AE20 OM21 TH24 KH25 PH27
9  EC5 BR6 CV8 MR9 ML10 NE11 TD12 SD14 ER15 YE19 MV21 LK22 MY24 BN26 PW28 FM29 MH30
10 PE5 BO6 GM8 SN9 BF10 BJ11 NG12 CF13 SS14 ET15 DJ16 SG24 ID25 TL26 NR29 KI30
11 CL5 PY6 GW8 GN9 CI10 TG11 CM12 CG13 UG14 KE15 SO16 PG27 SB28 TV30
12 AR5 UY6 SL8 LR9 GH10 GQ12 CD13 RW14 TZ15 SC17 VU28 FJ29 WS30
13 ST11 GA12 AO13 BI14 MW15 KM16 AU27 TO30
14 ZM14 MZ15 MG17 MU18 NZ28
15 NA13 BW14 ZW15
16 ZA14 SZ15
17 LS14
"""
"""Number of the row, then each State's code with its column."""


@cache
def tiles() -> Mapping[str, tuple[int, int]]:
    """Return the column and the row of every State.

    Examples
    --------
    >>> tiles()["KE"]
    (15, 11)
    """
    found = {}
    for line in ROWS.strip().splitlines():
        row, *states = line.split()
        for state in states:
            found[state[:2]] = (int(state[2:]), int(row))
    return found


def size() -> tuple[int, int]:
    """Return how many columns and rows the world has."""
    places = tiles().values()
    return max(x for x, _ in places) + 1, max(y for _, y in places) + 1
