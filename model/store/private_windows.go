package store

import (
	"os"
	"path/filepath"
	"unsafe"

	"golang.org/x/sys/windows"
)

// closeToOthers gives a folder to the user alone; files take the right from it. A disk that can be pulled out is left
// as it is: on another computer the same clerk is another user, and would be locked out of her own records.
func closeToOthers(path string) {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() || onStick(path) || !isNamed(path, func(sid, user *windows.SID) bool { return !sid.Equals(user) }) {
		return
	}
	user, err := currentUser()
	if err != nil {
		return
	}
	acl, err := windows.ACLFromEntries([]windows.EXPLICIT_ACCESS{{
		AccessPermissions: windows.GENERIC_ALL,
		AccessMode:        windows.SET_ACCESS,
		Inheritance:       windows.SUB_CONTAINERS_AND_OBJECTS_INHERIT,
		Trustee: windows.TRUSTEE{
			TrusteeForm: windows.TRUSTEE_IS_SID, TrusteeType: windows.TRUSTEE_IS_USER, TrusteeValue: windows.TrusteeValueFromSID(user),
		},
	}}, nil)
	if err != nil {
		return
	}
	const what = windows.DACL_SECURITY_INFORMATION | windows.PROTECTED_DACL_SECURITY_INFORMATION
	windows.SetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, what, nil, nil, acl, nil) // where it fails ReadableByOthers tells
}

// isOpenToOthers reports whether somebody may do something with a folder who is neither the user nor one of those
// whom no list keeps from a file.
func isOpenToOthers(dir string) bool {
	return isNamed(dir, func(sid, user *windows.SID) bool {
		return !sid.Equals(user) && !sid.IsWellKnown(windows.WinLocalSystemSid) && !sid.IsWellKnown(windows.WinBuiltinAdministratorsSid)
	})
}

// isNamed reports whether the list of those who may do something with a folder has one who matches, or whether its
// disk keeps no such list.
func isNamed(dir string, matches func(sid, user *windows.SID) bool) bool {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(dir) + `\`)
	if err != nil {
		return true
	}
	var flags uint32
	if err := windows.GetVolumeInformation(root, nil, 0, nil, nil, &flags, nil, 0); err != nil || flags&windows.FILE_PERSISTENT_ACLS == 0 {
		return true
	}
	user, err := currentUser()
	if err != nil {
		return true
	}
	sd, err := windows.GetNamedSecurityInfo(dir, windows.SE_FILE_OBJECT, windows.DACL_SECURITY_INFORMATION)
	if err != nil {
		return true
	}
	acl, _, err := sd.DACL()
	if err != nil || acl == nil { // without a list everybody may do everything
		return true
	}
	for i := range uint32(acl.AceCount) {
		var ace *windows.ACCESS_ALLOWED_ACE
		if err := windows.GetAce(acl, i, &ace); err != nil {
			return true
		}
		if ace.Header.AceType == windows.ACCESS_ALLOWED_ACE_TYPE && matches((*windows.SID)(unsafe.Pointer(&ace.SidStart)), user) {
			return true
		}
	}
	return false
}

func currentUser() (*windows.SID, error) {
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		return nil, err
	}
	return user.User.Sid, nil
}
