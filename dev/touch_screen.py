"""An X server without a monitor, but with a touch screen: Xorg on its dummy card, with its input driver `inputtest`.

The driver takes touches over a socket; they arrive in a window as those of any touch screen do. (Xvfb has no such
device, XTEST knows no touches, and /dev/uinput is rarely there in a container.)

Debian, Ubuntu: apt install xserver-xorg-core xserver-xorg-video-dummy
"""

import os
import shutil
import socket
import struct
import subprocess
import time
from pathlib import Path

SERVERS = ("usr/lib/xorg/Xorg", "usr/lib/xorg-server/Xorg", "usr/libexec/Xorg")
FURTHEST = 65535
"""The touch screen's own units, across and down."""
BEGIN, MOVE, END = 18, 19, 20
"""Kinds of touches, as the X Input extension numbers them."""
_TOUCH, _SYNC = 6, 1
_AXES = 64

CONFIGURATION = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Files"
  ModulePath "{modules}"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0 - 1000.0
  VertRefresh 5.0 - 200.0
  Modeline "{w}x{h}" 172.80 {w} 2040 2248 2576 {h} 1081 1084 1118
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "{w}x{h}"
    Virtual {w} {h}
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "touch"
  Driver "inputtest"
  Option "SocketPath" "{socket}"
  Option "DeviceType" "Touch"
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "touch"
EndSection
"""


def server(root: Path) -> Path | None:
    """The server below `root` ("/" where it is installed), if it has both drivers."""
    for name in SERVERS:
        modules = root / Path(name).parent / "modules"
        drivers = (modules / "input" / "inputtest_drv.so", modules / "drivers" / "dummy_drv.so")
        if (root / name).exists() and all(driver.exists() for driver in drivers):
            return root / name
    return None


class TouchScreen:
    """One server of that kind, and a finger on its screen. `size` is in pixels: 1920 x 1080."""

    def __init__(self, root: Path, folder: Path, size: tuple[int, int]) -> None:
        """Starts it with its files in `folder`. Raises RuntimeError where it does not come up."""
        binary = server(root)
        if binary is None:
            raise RuntimeError("no Xorg with the drivers dummy and inputtest")
        self._size = size
        path = folder / "touch"
        configuration = folder / "xorg.conf"
        modules = binary.parent / "modules"
        words = CONFIGURATION.format(w=size[0], h=size[1], socket=path, modules=modules)
        configuration.write_text(words, encoding="utf-8")
        libraries = ":".join(str(found.parent) for found in root.glob("usr/lib/*/libxcvt.so.0"))
        log = folder / "xorg.log"
        reading, writing = os.pipe()
        files = ["-config", str(configuration), "-logfile", str(log)]
        self.process = subprocess.Popen(
            [str(binary), "-displayfd", str(writing), *files, "-noreset", "-novtswitch", "-sharevts"],
            env={"LD_LIBRARY_PATH": libraries} if root != Path("/") else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[writing],
        )
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as number:
            self.display = f":{number.readline().strip()}"
        # The driver serves one client for ever: who disconnects is not served again.
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(10)
        for _ in range(100):
            time.sleep(0.1)
            if path.exists():
                self._socket.connect(str(path))
                break
        else:
            self.process.terminate()
            said = log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else "nothing"
            raise RuntimeError(f"Xorg did not start; its log says: {said}")
        self._socket.sendall(struct.pack("=IIHH", 12, 0, 1, 1))
        self._socket.recv(64)

    def touch(self, kind: int, x: float, y: float) -> None:
        """A finger begins, moves or ends at a pixel; returns when the server has passed it on."""
        w, h = self._size
        axes = [x * FURTHEST / (w - 1), y * FURTHEST / (h - 1)] + [0.0] * (_AXES - 2)
        # Which axes are meant: the first two.
        body = struct.pack("=IIIQI", 1, kind, 0, 3, 0) + struct.pack(f"={_AXES}d", *axes) + bytes(8 * _AXES)
        self._socket.sendall(struct.pack("=II", 8 + len(body), _TOUCH) + body)
        self._socket.sendall(struct.pack("=II", 8, _SYNC))
        self._socket.recv(64)

    def close(self) -> None:
        """Ends the server."""
        self.process.terminate()
        self.process.wait(20)
        self._socket.close()


def lacking(root: Path) -> str:
    """What is missing for it, in words; empty: nothing."""
    if server(root) is None:
        return "xserver-xorg-core (its driver inputtest) with xserver-xorg-video-dummy"
    return "" if shutil.which("xdotool") else "xdotool"
