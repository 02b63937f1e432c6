; The built folder dist\duibiao -> an installer. Inno Setup 6.3 or later (x64compatible, UTF-8 without BOM), on Windows, from the root of the checkout:
;   iscc /DVersion=0.1.0 package\inno\duibiao.iss
; Not tried: it was written on Linux. It installs for the person alone, so that no administrator is needed.
#ifndef Version
  #error Give the version: iscc /DVersion=... package\inno\duibiao.iss
#endif

[Setup]
AppId={{6E1F3A52-6C0B-4B7E-9C55-5D0E7C2B8A41}
AppName=对标 Duibiao
AppVersion={#Version}
AppPublisher=对标 Duibiao
DefaultDirName={autopf}\Duibiao
DefaultGroupName=对标 Duibiao
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Qt 6 asks for Windows 10 1809.
MinVersion=10.0.17763
ChangesAssociations=yes
Compression=lzma2
SolidCompression=yes
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=duibiao-{#Version}-setup
SetupIconFile=build\duibiao.ico
UninstallDisplayIcon={app}\duibiaow.exe
LicenseFile=LICENSE

; What an older version had and this one has not would be found by Python and Qt.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\duibiao\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\对标 Duibiao"; Filename: "{app}\duibiaow.exe"
Name: "{autodesktop}\对标 Duibiao"; Filename: "{app}\duibiaow.exe"; Tasks: desktopicon

[Tasks]
Name: desktopicon; Description: "在桌面上放一个图标"; Flags: unchecked

; HKA is the person's own classes, or the machine's where an administrator installs for all.
[Registry]
Root: HKA; Subkey: "Software\Classes\.duibiao"; ValueType: string; ValueData: "Duibiao.Project"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.duibiao\OpenWithProgids"; ValueType: string; ValueName: "Duibiao.Project"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Duibiao.Project"; ValueType: string; ValueData: "对标项目"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Duibiao.Project\DefaultIcon"; ValueType: string; ValueData: "{app}\duibiaow.exe,0"
Root: HKA; Subkey: "Software\Classes\Duibiao.Project\shell\open\command"; ValueType: string; ValueData: """{app}\duibiaow.exe"" ""%1"""

[Run]
Filename: "{app}\duibiaow.exe"; Description: "打开对标"; Flags: nowait postinstall skipifsilent
