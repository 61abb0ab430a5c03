"""Enters every message in a ledger, and sends a receipt. See ../../README.md for what it does in full."""

import os
import time

from componentize_py_types import Err
from wit_world import exports
from wit_world.imports import producer, request_reply
from wit_world.imports.types import Client, Error_Other, Message

LEDGER = "/ledger/entries.txt"
YEAR_2020 = 1577836800


class IncomingHandler(exports.IncomingHandler):
    def handle(self, message):
        with message:
            metadata = message.metadata() or []
            why = value_of(metadata, "fail")
            if why is not None:
                raise Err(Error_Other(why))

            topic = message.topic()
            data = message.data()
            number = enter("-" if topic is None else topic, len(data))
            with Client.connect("default") as client:
                target = "receipts" if topic is None else topic + ".receipt"
                producer.send(client, target, receipt_for(message, data, metadata, number))
            if value_of(metadata, "reply") is not None:
                answer = Message(f"№ {number}".encode())
                answer.set_content_type("text/plain; charset=utf-8")
                request_reply.reply(message, answer)


def value_of(metadata, wanted):
    return next((value for key, value in metadata if key == wanted), None)


def receipt_for(message, data, metadata, number):
    receipt = Message(data[::-1])
    content_type = message.content_type()
    if content_type is not None:
        receipt.set_content_type(content_type)
    receipt.set_metadata(
        metadata
        + [
            ("greeting", os.environ.get("GREETING", "")),
            ("entry", str(number)),
            ("clock", "set" if time.time() >= YEAR_2020 else "not set"),
        ]
    )
    return receipt


def enter(topic, size):
    """Appends a line to the ledger, prints it, and gives its number."""
    try:
        with open(LEDGER, "a", encoding="utf-8") as ledger:
            ledger.write(f"{topic} {size}\n")
        with open(LEDGER, encoding="utf-8") as ledger:
            number = sum(1 for _ in ledger)
    except OSError as error:
        raise Err(Error_Other(str(error)))
    print(f"{number} {topic} {size}", flush=True)
    return number
