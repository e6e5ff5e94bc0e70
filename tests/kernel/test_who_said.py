import pytest

from palabre.kernel.who_said import who_said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wells need care, as Quillon Vexmoor said.", ["Quillon Vexmoor"]),
        ("As Vexmoor noted, wells fail.", ["Vexmoor"]),
        ("Zerah van der Plim asked for care.", ["Zerah van der Plim"]),
        ("Selon Awa Diop, les puits tombent.", ["Awa Diop"]),
        ("Comme Diop l’a dit, les puits tombent.", ["Diop"]),
        ("Care was proposed by Quillon Vexmoor.", ["Quillon Vexmoor"]),
        ("According to Awa Diop, as Awa Diop said, wells fail.", ["Awa Diop"] * 2),
        ("Operators argued that wells fail.", []),
        ("The Wells Union said that wells fail.", []),
        ("Wells fail, the Ministry said.", []),
        ("Les puits tombent, l’Union a dit.", []),
        ("According to UNICEF, wells fail.", []),
        ("Wells fail, as UNICEF said.", []),
        ("The point was made by Regulators.", []),
        ("One speaker said that wells fail.", []),
    ],
)
def test_whoever_is_named_as_having_said_something_is_found(text, names):
    assert [text[start:end] for start, end in who_said(text)] == names
