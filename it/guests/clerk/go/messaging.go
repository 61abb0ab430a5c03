package main

import "unsafe"

type failure struct {
	kind uint32
	text string
}

const other = 3

func (f *failure) Error() string {
	return f.text
}

//go:wasmimport wasi:messaging/types@0.2.0-draft [static]client.connect
func clientConnect(name unsafe.Pointer, nameLen uint32, result unsafe.Pointer)

//go:wasmimport wasi:messaging/types@0.2.0-draft [resource-drop]client
func clientDrop(client uint32)

//go:wasmimport wasi:messaging/types@0.2.0-draft [constructor]message
func messageNew(data unsafe.Pointer, dataLen uint32) uint32

//go:wasmimport wasi:messaging/types@0.2.0-draft [resource-drop]message
func messageDrop(message uint32)

//go:wasmimport wasi:messaging/types@0.2.0-draft [method]message.topic
func messageTopic(message uint32, result unsafe.Pointer)

//go:wasmimport wasi:messaging/types@0.2.0-draft [method]message.content-type
func messageContentType(message uint32, result unsafe.Pointer)

//go:wasmimport wasi:messaging/types@0.2.0-draft [method]message.set-content-type
func messageSetContentType(message uint32, contentType unsafe.Pointer, contentTypeLen uint32)

//go:wasmimport wasi:messaging/types@0.2.0-draft [method]message.data
func messageData(message uint32, result unsafe.Pointer)

//go:wasmimport wasi:messaging/types@0.2.0-draft [method]message.metadata
func messageMetadata(message uint32, result unsafe.Pointer)

//go:wasmimport wasi:messaging/types@0.2.0-draft [method]message.set-metadata
func messageSetMetadata(message uint32, pairs unsafe.Pointer, pairsLen uint32)

//go:wasmimport wasi:messaging/producer@0.2.0-draft send
func producerSend(client uint32, topic unsafe.Pointer, topicLen uint32, message uint32, result unsafe.Pointer)

//go:wasmimport wasi:messaging/request-reply@0.2.0-draft reply
func requestReplyReply(replyTo, message uint32, result unsafe.Pointer)

type client uint32

type message uint32

func connect(name string) (client, error) {
	var result rawResult
	clientConnect(unsafe.Pointer(unsafe.StringData(name)), uint32(len(name)), unsafe.Pointer(&result))
	return client(result.error.kind), result.lift()
}

func (c client) drop() {
	clientDrop(uint32(c))
}

// send gives the message away.
func (c client) send(topic string, sent message) error {
	var result rawResult
	producerSend(uint32(c), unsafe.Pointer(unsafe.StringData(topic)), uint32(len(topic)), uint32(sent), unsafe.Pointer(&result))
	return result.lift()
}

// reply gives the answer away.
func (m message) reply(answer message) error {
	var result rawResult
	requestReplyReply(uint32(m), uint32(answer), unsafe.Pointer(&result))
	return result.lift()
}

func newMessage(data []byte) message {
	return message(messageNew(unsafe.Pointer(unsafe.SliceData(data)), uint32(len(data))))
}

func (m message) drop() {
	messageDrop(uint32(m))
}

func (m message) topic() (string, bool) {
	var result optionSpan
	messageTopic(uint32(m), unsafe.Pointer(&result))
	return result.text()
}

func (m message) contentType() (string, bool) {
	var result optionSpan
	messageContentType(uint32(m), unsafe.Pointer(&result))
	return result.text()
}

func (m message) setContentType(contentType string) {
	messageSetContentType(uint32(m), unsafe.Pointer(unsafe.StringData(contentType)), uint32(len(contentType)))
}

func (m message) data() []byte {
	var result span
	messageData(uint32(m), unsafe.Pointer(&result))
	return result.bytes()
}

func (m message) metadata() [][2]string {
	var result optionSpan
	messageMetadata(uint32(m), unsafe.Pointer(&result))
	if result.some&0xFF == 0 || result.value.len == 0 {
		return nil
	}
	pairs := unsafe.Slice((*pair)(unsafe.Pointer(uintptr(result.value.ptr))), result.value.len)
	metadata := make([][2]string, len(pairs))
	for i, p := range pairs {
		metadata[i] = [2]string{p.key.text(), p.value.text()}
	}
	return metadata
}

func (m message) setMetadata(metadata [][2]string) {
	pairs := make([]pair, len(metadata))
	for i, p := range metadata {
		pairs[i] = pair{key: spanOf(p[0]), value: spanOf(p[1])}
	}
	messageSetMetadata(uint32(m), unsafe.Pointer(unsafe.SliceData(pairs)), uint32(len(pairs)))
}

// Discriminants are a byte; the three after it are padding, which a host need not write.
func (o *optionSpan) text() (string, bool) {
	if o.some&0xFF == 0 {
		return "", false
	}
	return o.value.text(), true
}

func (r *rawResult) lift() error {
	if r.isError&0xFF == 0 {
		return nil
	}
	lifted := &failure{kind: r.error.kind & 0xFF}
	if lifted.kind != 0 {
		lifted.text = r.error.text.text()
	}
	return lifted
}

var outcome rawResult

//go:wasmexport wasi:messaging/incoming-handler@0.2.0-draft#handle
func exportedHandle(received uint32) unsafe.Pointer {
	// What the last call returned is read by now. There is no post-return, in which Go could not run either.
	arenaReset()
	kept = nil
	outcome = rawResult{}
	if err := handle(message(received)); err != nil {
		outcome.isError = 1
		f, known := err.(*failure)
		if !known {
			f = &failure{kind: other, text: err.Error()}
		}
		outcome.error.kind = f.kind
		outcome.error.text = spanOf(f.text)
	}
	return unsafe.Pointer(&outcome)
}
