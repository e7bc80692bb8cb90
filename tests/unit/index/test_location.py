from pathlib import Path

import pytest

from blipdesk.domain.errors import DatabaseError
from blipdesk.index import location
from blipdesk.index.database import open_index
from blipdesk.index.location import file_system_of

MOUNTS = r"""
22 1 253:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /mnt rw - tmpfs tmpfs rw
31 30 0:41 / /mnt/nas rw,relatime shared:9 master:1 - nfs4 server:/x rw,vers=4.2
32 22 0:42 / /home/ann/My\040Share rw - cifs //server/share rw
33 22 0:43 / /data rw - nfs server:/data rw
34 33 0:44 / /data rw - xfs /dev/vdb rw
broken line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/", "ext4"),
        ("/home/ann/Pictures", "ext4"),
        ("/mnt", "tmpfs"),
        ("/mnt/nas", "nfs4"),
        ("/mnt/nas/library", "nfs4"),
        ("/mnt/nasty", "tmpfs"),
        ("/home/ann/My Share/library", "cifs"),
        ("/data/library", "xfs"),
    ],
)
def test_the_deepest_and_latest_mount_holds_a_folder(folder: str, kind: str) -> None:
    assert file_system_of(folder, MOUNTS.split("\n")) == kind


def test_a_library_on_a_network_drive_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text("1 0 0:1 / / rw - nfs4 server:/ rw\n")
    monkeypatch.setattr(location, "_MOUNTS", mounts)
    with pytest.raises(DatabaseError, match=r"network drive \(nfs4\).*--library"):
        open_index(tmp_path / "library.db")
    assert not (tmp_path / "library.db").exists()


def test_a_system_that_does_not_say_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(location, "_MOUNTS", tmp_path / "nowhere")
    open_index(tmp_path / "library.db").close()
