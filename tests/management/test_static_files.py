"""Static files are collected when they are others than last time, and only then."""

import pytest

from palabre.management import static_files


@pytest.fixture
def source(settings, tmp_path):
    """Return the one folder of static files there is, with one file in it."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "palabre.css").write_text("body { margin: 0 }")
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    settings.STATICFILES_DIRS = [folder]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = {
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        }
    }
    return folder


def collected(settings):
    return sorted(one.name for one in settings.STATIC_ROOT.glob("palabre.*css"))


def test_files_are_collected_at_the_first_start(source, settings, capsys):
    static_files.bring_up_to_date()

    assert len(collected(settings)) == 2  # by its name, and by its content
    assert "static files" in capsys.readouterr().err


def test_what_is_there_is_not_collected_again(source, settings, capsys):
    static_files.bring_up_to_date()
    capsys.readouterr()

    static_files.bring_up_to_date()

    assert capsys.readouterr().err == ""


def test_a_changed_file_is_collected_again(source, settings):
    static_files.bring_up_to_date()
    before = collected(settings)

    (source / "palabre.css").write_text("body { margin: 1px }")
    static_files.bring_up_to_date()

    assert set(before) < set(collected(settings))


def test_files_that_were_taken_away_are_collected_again(source, settings):
    static_files.bring_up_to_date()
    for one in settings.STATIC_ROOT.iterdir():
        one.unlink()

    static_files.bring_up_to_date()

    assert len(collected(settings)) == 2


def test_what_an_installation_prepared_is_taken_over(source, settings, tmp_path):
    prepared = tmp_path / "prepared"
    assert static_files.prepare(prepared) == prepared
    (prepared / "palabre.css").write_text("as prepared")

    static_files.bring_up_to_date(prepared=prepared)

    assert (settings.STATIC_ROOT / "palabre.css").read_text() == "as prepared"
    assert len(collected(settings)) == 2


def test_what_was_prepared_of_other_sources_is_not_taken(source, settings, tmp_path):
    prepared = tmp_path / "prepared"
    static_files.prepare(prepared)
    (source / "palabre.css").write_text("body { margin: 2px }")

    static_files.bring_up_to_date(prepared=prepared)

    assert "2px" in (settings.STATIC_ROOT / "palabre.css").read_text()


def test_folder_that_may_not_be_written_prepares_nothing(source, tmp_path):
    (tmp_path / "closed").write_text("a file where a folder should be")

    assert static_files.prepare(tmp_path / "closed" / "prepared") is None
