package model

import "errors"

// Code tells a program what kind of failure an Error is.
type Code string

// The codes; each Error has exactly one.
const (
	Invalid  Code = "invalid"   // something typed is missing or wrong; Field names the input
	Refused  Code = "refused"   // the rules of the trade do not allow the act now
	NotFound Code = "not_found" // the record does not exist
	Conflict Code = "conflict"  // somebody else changed the record in between
	Storage  Code = "storage"   // disk, permission or damaged file
	Internal Code = "internal"  // a fault of the program
)

// Error is a failure written for two readers: Msg tells the clerk in Chinese what happened
// and what to do; the wrapped cause is for the log.
type Error struct {
	Code  Code
	Msg   string
	Field string // the input at fault, by the names of the form; empty when none is
	Cause error
}

func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Msg
	}
	return e.Msg + ": " + e.Cause.Error()
}

func (e *Error) Unwrap() error { return e.Cause }

// InvalidField says that the input field is missing or wrong.
func InvalidField(field, msg string) error { return &Error{Code: Invalid, Field: field, Msg: msg} }

// Refuse says that the rules do not allow an act now, and why.
func Refuse(msg string) error { return &Error{Code: Refused, Msg: msg} }

// CodeOf returns the code of the first Error in the chain, Internal for any other error, "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}

// FieldOf returns the input field an error is about, or "".
func FieldOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}

// UserMessage returns the Chinese sentence to show for err. An error that was not written for
// users becomes a general sentence; its text belongs into the log.
func UserMessage(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Msg
	}
	return "程序内部出错，操作没有完成。请重试；若仍出错，请把日志文件交给维护人员"
}
