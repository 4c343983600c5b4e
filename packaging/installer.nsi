; The installer for Windows: for one user, without an administrator, in Indonesian and English.
; packaging/build.py compiles it:  makensis -DVERSION=… -DSOURCE=… -DOUTPUT=… installer.nsi
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"

!ifndef VERSION
  !error "VERSION, SOURCE and OUTPUT are given by packaging/build.py"
!endif

!define PROGRAM "Satu Atap"
!define EXECUTABLE "SatuAtap.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\SatuAtap"
!define CLASSES "Software\Classes"
!define DOCUMENT "SatuAtap.Project"

Name "${PROGRAM} ${VERSION}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\SatuAtap"
InstallDirRegKey HKCU "Software\SatuAtap" "Folder"
BrandingText "${PROGRAM} ${VERSION}"
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${PROGRAM}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${PROGRAM}"
VIAddVersionKey "LegalCopyright" "MIT"

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXECUTABLE}"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\SatuAtap"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString DOCUMENT_NAME ${LANG_INDONESIAN} "Proyek Satu Atap"
LangString DOCUMENT_NAME ${LANG_ENGLISH} "Satu Atap project"
LangString CLOSE_FIRST ${LANG_INDONESIAN} "Satu Atap masih terbuka. Tutup dahulu, lalu pilih Coba Lagi."
LangString CLOSE_FIRST ${LANG_ENGLISH} "Satu Atap is still open. Please close it and choose Retry."

; A running program cannot be opened for writing: that tells.
!macro WaitUntilClosed UN
Function ${UN}WaitUntilClosed
  again:
  IfFileExists "$INSTDIR\${EXECUTABLE}" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\${EXECUTABLE}" a
  IfErrors 0 unlocked
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CLOSE_FIRST)" /SD IDCANCEL IDRETRY again
  Abort
  unlocked:
  FileClose $0
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "Program"
  Call WaitUntilClosed
  ; An older version leaves first, so that no file of it stays behind. Its folder holds only ours.
  IfFileExists "$INSTDIR\uninstall.exe" 0 +2
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\SatuAtap" "Folder" "$INSTDIR"

  CreateShortcut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\${EXECUTABLE}"

  WriteRegStr HKCU "${CLASSES}\.satuatap" "" "${DOCUMENT}"
  WriteRegStr HKCU "${CLASSES}\.satuatap\OpenWithProgids" "${DOCUMENT}" ""
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}" "" "$(DOCUMENT_NAME)"
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}\DefaultIcon" "" "$INSTDIR\${EXECUTABLE},0"
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}\shell\open\command" "" '"$INSTDIR\${EXECUTABLE}" open "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${EXECUTABLE}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  ; Only what the installer wrote: a project saved into this folder stays.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${EXECUTABLE}"
  Delete "$INSTDIR\satuatap-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.satuatap" ""
  StrCmp $0 "${DOCUMENT}" 0 +2
  DeleteRegKey HKCU "${CLASSES}\.satuatap"
  DeleteRegKey HKCU "${CLASSES}\${DOCUMENT}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\SatuAtap"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
