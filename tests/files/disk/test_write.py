"""Writing: a file is replaced whole or not at all, and a new one takes nobody's place."""

import errno
import os
import resource
import stat
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from workplan.files.disk.write import make_folders, write_new, write_whole


def mode(path: Path) -> str:
    return stat.filemode(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_new_report_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "r.csv", b"new")
    finally:
        os.umask(before)
    assert ((tmp_path / "r.csv").read_bytes(), mode(tmp_path / "r.csv")) == (b"new", "-rw-r-----")
    assert names(tmp_path) == ["r.csv"]


def test_an_old_report_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"old and longer")
    (tmp_path / "r.csv").chmod(0o604)
    write_whole(tmp_path / "r.csv", b"new")
    assert ((tmp_path / "r.csv").read_bytes(), mode(tmp_path / "r.csv")) == (b"new", "-rw----r--")
    assert names(tmp_path) == ["r.csv"]


def test_who_reads_the_old_report_goes_on_reading_it(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"old")
    with (tmp_path / "r.csv").open("rb") as reader:
        write_whole(tmp_path / "r.csv", b"new")
        assert reader.read() == b"old"


def test_a_report_that_cannot_be_written_leaves_the_old_one_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
            write_whole(tmp_path / "r.csv", b"x" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (tmp_path / "r.csv").read_bytes() == b"old"
    assert names(tmp_path) == ["r.csv"]


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "june.csv").write_bytes(b"old")
    (tmp_path / "r.csv").symlink_to("shared/june.csv")
    (tmp_path / "new.csv").symlink_to("shared/july.csv")
    for link in ("r.csv", "new.csv"):
        write_whole(tmp_path / link, b"new")
        assert (tmp_path / link).is_symlink()
    assert (tmp_path / "shared" / "june.csv").read_bytes() == b"new"
    assert (tmp_path / "shared" / "july.csv").read_bytes() == b"new"


def test_another_name_of_the_old_report_keeps_what_it_had(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"old")
    (tmp_path / "kept.csv").hardlink_to(tmp_path / "r.csv")
    write_whole(tmp_path / "r.csv", b"new")
    assert (tmp_path / "kept.csv").read_bytes() == b"old"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write_whole(tmp_path / "pipe", b"new")
    reader.join()
    assert received == [b"new"]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_what_is_not_on_the_disk_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> NoReturn:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    (tmp_path / "r.csv").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        write_whole(tmp_path / "r.csv", b"new")
    assert ((tmp_path / "r.csv").read_bytes(), names(tmp_path)) == (b"old", ["r.csv"])


def test_what_cannot_even_be_begun_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "r.csv", b"new")
    assert names(tmp_path) == []


def test_new_files_overwrite_nothing(tmp_path: Path) -> None:
    write_new(tmp_path, {"plan/2022.yaml": "old"})
    with pytest.raises(FileExistsError) as caught:
        write_new(tmp_path, {"plan/2023.yaml": "new", "plan/2022.yaml": "new"})
    assert caught.value.filename == str(tmp_path / "plan/2022.yaml")
    assert names(tmp_path / "plan") == ["2022.yaml"]


def test_a_file_in_the_way_of_a_folder_is_the_machines_trouble(tmp_path: Path) -> None:
    write_new(tmp_path, {"plan": ""})
    with pytest.raises(FileExistsError):
        make_folders(tmp_path / "plan" / "x")


def test_owner_and_group_stay_as_far_as_they_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.getuid() != 0:
        pytest.skip("only root may give files away")
    log = tmp_path / "log"
    log.touch()
    os.chown(log, 12345, 23456)
    write_whole(log, b"a")
    assert (log.stat().st_uid, log.stat().st_gid, log.read_bytes()) == (12345, 23456, b"a")
    real = os.chown

    def chown(path: str, owner: int, group: int) -> None:
        if owner in refused:
            raise PermissionError
        real(path, owner, group)

    monkeypatch.setattr(os, "chown", chown)
    refused = [12345]
    write_whole(log, b"b")
    assert (log.stat().st_uid, log.stat().st_gid) == (0, 23456)
    refused = [0, -1]
    write_whole(log, b"c")
    assert (log.stat().st_uid, log.stat().st_gid, log.read_bytes()) == (0, 0, b"c")


def test_where_folders_are_not_opened_and_nobody_owns_files_all_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").touch()
    for name in ("chown", "O_DIRECTORY"):
        monkeypatch.delattr(os, name)
    write_whole(tmp_path / "log", b"a")
    assert (tmp_path / "log").read_bytes() == b"a"
