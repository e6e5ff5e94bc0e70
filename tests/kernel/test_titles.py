import pytest

from palabre.kernel.titles import titled


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("As Ms van der Berg said, Dr O'Hara agreed.", ["van der Berg", "O'Hara"]),
        ("Mr. Chair, Madam Minister, dear colleagues.", []),
        ("Merci à M. Lerouxel et à Mme Sow-Diatta.", ["Lerouxel", "Sow-Diatta"]),
        ("Madame la Ministre Diallo a répondu à M. le Président.", ["Diallo"]),
        ("Plan M 5, don du sang, the Minister of Health.", []),
        ("Doña Ximena Quispe lo dijo.", ["Ximena Quispe"]),
        ("Благодарю г-жу Иванову, г-н председатель.", ["Иванову"]),
        ("كما قالت السيدة فاطمة في الجلسة، شكرا السيد الرئيس", ["فاطمة"]),
        ("感谢王女士的发言，各位女士先生。", ["王"]),
    ],
)
def test_name_after_a_title_is_found_and_an_office_is_none(text, names):
    assert [text[start:end] for start, end in titled(text)] == names
