"""The .app that PyInstaller makes on macOS → the same, known to Finder as what opens .duibiao files. Not tried."""

import plistlib
import subprocess
from pathlib import Path

from desktop import __version__

IDENTIFIER = "org.duibiao.desktop"
KIND = f"{IDENTIFIER}.project"


def finish(app: Path) -> None:
    """Write version and kind of file into the app's Info.plist and sign it anew (ad hoc), which the change asks for."""
    listing = app / "Contents" / "Info.plist"
    said = plistlib.loads(listing.read_bytes())
    listing.write_bytes(plistlib.dumps(said | additions()))
    subprocess.run(["codesign", "--force", "--deep", "--sign", "-", str(app)], check=True)


def additions() -> dict[str, object]:
    """What Info.plist says beside what PyInstaller wrote."""
    return {
        "CFBundleDisplayName": "对标 Duibiao",
        "CFBundleShortVersionString": __version__,
        "CFBundleDevelopmentRegion": "zh_CN",
        "NSHighResolutionCapable": True,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": KIND,
                "UTTypeDescription": "对标项目",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["duibiao"]},
            }
        ],
        "CFBundleDocumentTypes": [
            {"CFBundleTypeName": "对标项目", "CFBundleTypeRole": "Editor", "LSItemContentTypes": [KIND]}
        ],
    }
