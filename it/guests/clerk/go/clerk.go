// Enters every message in a ledger, and sends a receipt. See ../../README.md for what it does in full.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"syscall"
	"time"
)

const ledger = "/ledger/entries.txt"

var year2020 = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// Never called: the module is a library.
func main() {}

func handle(received message) error {
	defer received.drop()
	metadata := received.metadata()
	if why, fails := valueOf(metadata, "fail"); fails {
		return &failure{kind: other, text: why}
	}
	name, target := "-", "receipts"
	if topic, some := received.topic(); some {
		name, target = topic, topic+".receipt"
	}
	data := received.data()
	number, err := enter(name, len(data))
	if err != nil {
		return err
	}
	connection, err := connect("default")
	if err != nil {
		return err
	}
	defer connection.drop()
	if err := connection.send(target, receiptFor(received, data, metadata, number)); err != nil {
		return err
	}
	if _, wanted := valueOf(metadata, "reply"); wanted {
		answer := newMessage([]byte(fmt.Sprintf("№ %d", number)))
		answer.setContentType("text/plain; charset=utf-8")
		return received.reply(answer)
	}
	return nil
}

func valueOf(metadata [][2]string, wanted string) (string, bool) {
	for _, pair := range metadata {
		if pair[0] == wanted {
			return pair[1], true
		}
	}
	return "", false
}

func receiptFor(received message, data []byte, metadata [][2]string, number int) message {
	slices.Reverse(data)
	receipt := newMessage(data)
	if contentType, some := received.contentType(); some {
		receipt.setContentType(contentType)
	}
	clock := "not set"
	if !time.Now().Before(year2020) {
		clock = "set"
	}
	receipt.setMetadata(append(metadata,
		[2]string{"greeting", os.Getenv("GREETING")},
		[2]string{"entry", strconv.Itoa(number)},
		[2]string{"clock", clock}))
	return receipt
}

// enter appends a line to the ledger, prints it, and gives its number.
func enter(topic string, size int) (int, error) {
	file, err := os.OpenFile(ledger, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, err
	}
	if _, err := fmt.Fprintf(file, "%s %d\n", topic, size); err != nil {
		file.Close()
		return 0, err
	}
	if err := file.Close(); err != nil {
		return 0, err
	}
	text, err := read(ledger)
	if err != nil {
		return 0, err
	}
	number := bytes.Count(text, []byte("\n"))
	fmt.Printf("%d %s %d\n", number, topic, size)
	return number, nil
}

// read is os.ReadFile for hosts whose files are not ready at once: package os opens files so that a read which would
// wait gives nothing, and takes nothing for the end.
func read(name string) ([]byte, error) {
	fd, err := syscall.Open(name, syscall.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	file := os.NewFile(uintptr(fd), name)
	defer file.Close()
	return io.ReadAll(file)
}
