; The installer: for one user, without an administrator; it lies beside winres because both belong to this program alone.
; .ci/installer.sh runs it with VERSION, FILES (the folder of the files to install), ART (that of its pictures) and
; OUTFILE.
;
;   同级监督工作台-….exe [/S] [/NODESKTOP] [/D=folder]     /S: no questions; /D comes last and is not quoted
;
; Exit status: 0 installed, 1 cancelled, 2 a file could not be written (the version before is left as it was),
; 3 the program is running, 4 a newer version is installed, 5 Windows is too old. The uninstaller: 0 and 3.
;
; The data folder (%LOCALAPPDATA%\Oversight, or data beside the program) is never named in a command here.

Unicode true
Target amd64-unicode

!define NAME "同级监督工作台"
!define PUBLISHER "the oversight desk authors"
!define ID "cn.county.oversight"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
; What the program asks of Windows when the clerk ticks it: background_windows.go.
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define TASK "${NAME}每日备份"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include StrFunc.nsh
!include WinVer.nsh
!include WordFunc.nsh

${UnStrStr}

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
; Both programs hold the same fonts; the dictionary is large enough for the second to point to those of the first.
SetCompressor /SOLID lzma
SetCompressorDictSize 96

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "© 2026 ${PUBLISHER}"

!define MUI_ICON "${ART}/icon.ico"
!define MUI_UNICON "${ART}/icon.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${ART}/side.bmp"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN "$INSTDIR\oversight.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开${NAME}"
!define MUI_DIRECTORYPAGE_TEXT_TOP "${NAME}将安装到下面的文件夹。升级时数据和设置都保留。"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "将卸载${NAME}。文书、操作记录等数据不会删除：它们在 $LOCALAPPDATA\Oversight，或程序旁边的 data 文件夹里。"
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_PRE StayInPlace
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; EachFile does something with every file that is installed. The window's program comes first: it is the one that may
; be in use, and while it cannot be replaced nothing is.
!macro EachFile DO
  !insertmacro ${DO} "oversight.exe"
  !insertmacro ${DO} "oversightctl.exe"
  !insertmacro ${DO} "许可.txt"
!macroend

; New files are unpacked beside the old ones and then take their names, so that a full disk or a power cut while
; unpacking leaves the old version whole.
!define STAGE "$INSTDIR\.new"

!macro Unpack FILE
  File "${FILES}/${FILE}"
!macroend

!macro Drop FILE
  Delete "${STAGE}\${FILE}"
!macroend

!macro Remove FILE
  Delete "$INSTDIR\${FILE}"
!macroend

!macro Replace FILE
  ; MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH
  System::Call 'kernel32::MoveFileExW(w "${STAGE}\${FILE}", w "$INSTDIR\${FILE}", i 9) i .r0'
  ${If} $0 = 0
    MessageBox MB_OK|MB_ICONSTOP "${FILE} 没有换成新的。请关闭${NAME}和正在检查文件的安全软件，再安装一次。" /SD IDOK
    Abort
  ${EndIf}
!macroend

; StopIfInUse asks to close the program: Windows refuses to write into a program that is running.
!macro StopIfInUse FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${DoWhile} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}正在运行。请先保存并退出（右下角通知区域的图标也要退出），再点“重试”。" /SD IDCANCEL IDRETRY +3
      SetErrorLevel 3
      Quit
      ClearErrors
      FileOpen $0 "$INSTDIR\${FILE}" a
    ${Loop}
    FileClose $0
  ${EndIf}
!macroend

Section "${NAME}" Program
  SectionIn RO
  !insertmacro EachFile StopIfInUse
  SetOutPath "${STAGE}"
  !insertmacro EachFile Unpack
  WriteUninstaller "${STAGE}\uninstall.exe"
  !insertmacro EachFile Replace
  !insertmacro Replace "uninstall.exe"
  SetOutPath "$INSTDIR"
  RMDir "${STAGE}"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\oversight.exe"
  Delete "$DESKTOP\${NAME}.lnk" ; the next section makes it anew if it is wanted
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\oversight.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  SectionGetSize ${Program} $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${KEY}" "Desktop" 0
SectionEnd

Section "桌面快捷方式" Desktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\oversight.exe"
  WriteRegDWORD HKCU "${KEY}" "Desktop" 1
SectionEnd

; DeleteOwnTask deletes the scheduled backup if it runs the oversightctl of this folder: that of a portable copy stays.
Function un.DeleteOwnTask
  InitPluginsDir
  nsExec::Exec 'cmd.exe /c schtasks.exe /Query /TN "${TASK}" /XML > "$PLUGINSDIR\task.xml"'
  Pop $0
  ${If} $0 != 0
    Return
  ${EndIf}
  FileOpen $0 "$PLUGINSDIR\task.xml" r
  ${Do}
    ClearErrors
    FileRead $0 $1
    ${If} ${Errors}
      FileClose $0
      Return
    ${EndIf}
    ${UnStrStr} $2 $1 "$INSTDIR\oversightctl.exe"
  ${LoopUntil} $2 != ""
  FileClose $0
  nsExec::Exec 'schtasks.exe /Delete /F /TN "${TASK}"'
  Pop $0
FunctionEnd

Section "Uninstall"
  !insertmacro EachFile StopIfInUse
  Call un.DeleteOwnTask
  ReadRegStr $0 HKCU "${RUN}" "${ID}"
  ${UnStrStr} $1 $0 "$INSTDIR\oversight.exe"
  ${If} $1 != ""
    DeleteRegValue HKCU "${RUN}" "${ID}"
  ${EndIf}
  !insertmacro EachFile Remove
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; stays while anything else lies in it, such as data
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${NAME}需要 64 位的 Windows 10 或更新的系统。" /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}

  ReadRegStr $0 HKCU "${KEY}" "DisplayVersion"
  ${VersionCompare} "$0" "${VERSION}" $1
  ${If} $0 != ""
  ${AndIf} $1 = 1
    MessageBox MB_OK|MB_ICONSTOP "已经装有更新的版本 $0，数据可能是它才能读的。要装 ${VERSION}，请先在系统设置里卸载 $0；数据不会删除。" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}

  ; What was chosen before is chosen again.
  ClearErrors
  ReadRegDWORD $0 HKCU "${KEY}" "Desktop"
  ${IfNot} ${Errors}
  ${AndIf} $0 = 0
    !insertmacro UnselectSection ${Desktop}
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/NODESKTOP" $1
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${Desktop}
  ${EndIf}
FunctionEnd

; StayInPlace skips the question for the folder in an upgrade: in another one the version before would be left over.
Function StayInPlace
  ReadRegStr $0 HKCU "${KEY}" "InstallLocation"
  ${If} ${FileExists} "$0\oversight.exe"
    Abort
  ${EndIf}
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  !insertmacro EachFile Drop
  Delete "${STAGE}\uninstall.exe"
  RMDir "${STAGE}"
  RMDir "$INSTDIR" ; when nothing was installed before
FunctionEnd
