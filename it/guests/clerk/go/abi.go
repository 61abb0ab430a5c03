package main

import (
	"structs"
	"unsafe"
)

// span is a string or a list in linear memory. Addresses have 32 bits there, while Go's pointers take 64 in structs.
type span struct {
	_   structs.HostLayout
	ptr uint32
	len uint32
}

type optionSpan struct {
	_     structs.HostLayout
	some  uint32
	value span
}

// rawError is the variant error; its text stands in every case but timeout.
type rawError struct {
	_    structs.HostLayout
	kind uint32
	text span
}

// rawResult is a result whose error is an error, and whose value takes up to a word at the error's place.
type rawResult struct {
	_       structs.HostLayout
	isError uint32
	error   rawError
}

type pair struct {
	_     structs.HostLayout
	key   span
	value span
}

// What the call in hand gives to the host, and what only addresses point at.
var kept []any

//go:wasmimport arena arena_reset
func arenaReset()

// bytes lies where the host put it, until the next call.
func (s span) bytes() []byte {
	if s.len == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(uintptr(s.ptr))), s.len)
}

func (s span) text() string {
	return string(s.bytes())
}

func spanOf(text string) span {
	kept = append(kept, text)
	return span{ptr: address(unsafe.Pointer(unsafe.StringData(text))), len: uint32(len(text))}
}

func address(of unsafe.Pointer) uint32 {
	return uint32(uintptr(of))
}
