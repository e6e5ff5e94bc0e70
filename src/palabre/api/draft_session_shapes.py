"""Shapes of a session as whoever plans it reads it, adds it and changes it."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints, model_validator

from palabre.api.board_shapes import PlaceShape, place_shape
from palabre.api.programme import BodyShape
from palabre.api.shapes import BodyCode, Code, Words, words
from palabre.kernel.languages import UN_LANGUAGES, Text
from palabre.stages.people.models import Organization
from palabre.stages.programme.models import Placement, Session
from palabre.stages.programme.seen import token_of
from palabre.stages.programme.states import Mode, RoleInSession
from palabre.stages.programme.steps import place_of
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.states import TagStatus

LONGEST_TITLE = 300
LONGEST = 10_000
MOST = 200
"""People, or organizations, of one session."""

ITEMS = 60
Tongue = Annotated[str, StringConstraints(pattern=f"^({'|'.join(UN_LANGUAGES)})$")]
ItemCode = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Name = Annotated[
    str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)
]
Line = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]


class TitleIn(Words):
    """A title; it says something in the language it was written in."""

    original: str = Field(max_length=12, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")
    words: dict[
        Annotated[str, StringConstraints(max_length=12)],
        Annotated[str, StringConstraints(max_length=LONGEST_TITLE)],
    ]

    @model_validator(mode="after")
    def said(self) -> "TitleIn":
        """Take a title that its original language has."""
        if not self.words.get(self.original, "").strip():
            raise ValueError("a title says something in its original language")
        return self


class TextIn(Words):
    """A longer text; without words it is empty."""

    original: str = Field(max_length=12, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")
    words: dict[
        Annotated[str, StringConstraints(max_length=12)],
        Annotated[str, StringConstraints(max_length=LONGEST)],
    ]


class OrganizerIn(Schema):
    """An organization: by its code, or by a name, which is entered if it is new."""

    code: BodyCode | None = None
    name: Name | None = None

    @model_validator(mode="after")
    def one_of_two(self) -> "OrganizerIn":
        """Take a code or a name."""
        if (self.code is None) == (self.name is None):
            raise ValueError("give either the code or the name")
        return self


class TakingIn(Schema):
    """Who takes part: a person's code, or a name, which is entered if it is new.

    Of two who bear one name the address tells which is meant.
    """

    role: RoleInSession
    person: Code | None = None
    name: Name | None = None
    email: str = Field("", pattern=r"^([^@\s]+@[^@\s]+)?$", max_length=254)
    organization: OrganizerIn | None = None
    post: Line = ""

    @model_validator(mode="after")
    def one_of_two(self) -> "TakingIn":
        """Take a code or a name."""
        if (self.person is None) == (self.name is None):
            raise ValueError("give either the person's code or the name")
        return self


class SessionFactsIn(Schema):
    """What a session is; what is left out keeps its usual value, or stays."""

    title: TitleIn | None = None
    subtitle: TextIn | None = None
    description: TextIn | None = None
    type: ItemCode | None = None
    minutes: int | None = Field(None, ge=5, le=720)
    mode: Mode | None = None
    lang: Tongue | Literal[""] | None = None
    languages: list[Tongue] | None = Field(None, max_length=len(UN_LANGUAGES))
    is_captioned: bool | None = None
    expected_audience: int | None = Field(None, ge=1, le=100_000)
    track: Annotated[str, StringConstraints(max_length=120)] | None = None
    themes: list[ItemCode] | None = Field(None, max_length=ITEMS)
    action_lines: list[ItemCode] | None = Field(None, max_length=ITEMS)
    goals: list[ItemCode] | None = Field(None, max_length=ITEMS)
    organizers: list[OrganizerIn] | None = Field(None, max_length=MOST)
    people: list[TakingIn] | None = Field(None, max_length=MOST)


class SessionNewIn(SessionFactsIn):
    """A session to add; a code is made from the title where none is given."""

    code: (
        Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,39}$")]
        | None
    ) = None
    title: TitleIn
    type: ItemCode


class SessionAmendIn(SessionFactsIn):
    """What changes in a session, and its token when it was read.

    ``null`` takes the expected audience away; lists are replaced whole.
    """

    seen: str = Field(min_length=1, max_length=64)


class TakingShape(Schema):
    """Somebody's part in a session of the draft."""

    role: str
    person: str
    name: str
    organization: BodyShape | None
    post: str
    group: str


class DraftSession(Schema):
    """A session of the draft with all that it is; ``seen`` goes with a change of it."""

    code: str
    guid: str
    state: str
    title: Words
    subtitle: Words
    description: Words
    type: str
    minutes: int
    mode: str
    lang: str
    languages: list[str]
    is_captioned: bool
    is_unattributed: bool
    expected_audience: int | None
    track: str
    themes: list[str]
    action_lines: list[str]
    goals: list[str]
    organizers: list[BodyShape]
    people: list[TakingShape]
    place: PlaceShape | None
    seen: str


def text_of(given: Words) -> Text:
    """Return a text that was sent, without empty words."""
    said = {lang: one.strip() for lang, one in given.words.items() if one.strip()}
    return Text(said, given.original)


def draft_session(session: Session) -> DraftSession:
    """Return a session of the draft as its shape."""
    tags = session.tags.exclude(status=TagStatus.SUGGESTED).order_by("item_id")
    items = list(tags.values_list("item__framework__code", "item__code"))
    bodies = session.organizers.select_related("organization")
    roles = session.roles.select_related("person", "organization")
    placed = Placement.objects.select_related("room__venue", "team")
    names = (
        *("code", "state", "minutes", "mode", "lang", "languages", "is_captioned"),
        *("is_unattributed", "expected_audience", "track"),
    )
    return DraftSession(
        **{name: getattr(session, name) for name in names},
        guid=str(session.guid),
        title=words(session.title),
        subtitle=words(session.subtitle),
        description=words(session.description),
        type=session.type.code,
        themes=[one.code for one in session.themes.order_by("position", "id")],
        action_lines=[code for kind, code in items if kind == ACTION_LINES],
        goals=[code for kind, code in items if kind == GOALS],
        organizers=[
            body_shape(one.organization) for one in bodies.order_by("position", "id")
        ],
        people=[
            TakingShape(
                role=one.role,
                person=one.person.code,
                name=one.person.name,
                organization=body_shape(one.organization) if one.organization else None,
                post=one.post,
                group=one.group,
            )
            for one in roles.order_by("position", "id")
        ],
        place=place_shape(place_of(placed.filter(session=session).first())),
        seen=token_of(session),
    )


def body_shape(one: Organization) -> BodyShape:
    """Return an organization as its shape."""
    return BodyShape(
        code=one.code, name=words(one.name), acronym=one.acronym, country=one.country
    )
